"""The practice mirror: per value what we do, what people say, what we changed and whether it helped."""
