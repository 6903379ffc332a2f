"""Names of WordprocessingML in lxml's spelling."""

from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{MAIN}}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The "strict" flavour of the standard uses its own address; it is read as the common one.
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VAL: Final = f"{W}val"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
