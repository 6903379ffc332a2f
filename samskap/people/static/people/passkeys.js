/* Passkeys: sign in, confirm, add. A form with data-passkey asks the browser for a credential and sends it as JSON. */

const fromBase64 = (text) => {
  const plain = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(plain + "=".repeat((4 - (plain.length % 4)) % 4)), (c) => c.charCodeAt(0));
};

const toBase64 = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withBytes = (list) => (list || []).map((entry) => ({ ...entry, id: fromBase64(entry.id) }));

const toCreate = (options) => ({
  ...options,
  challenge: fromBase64(options.challenge),
  user: { ...options.user, id: fromBase64(options.user.id) },
  excludeCredentials: withBytes(options.excludeCredentials),
  /* a passkey that works without anything else: kept on the device, opened by finger, face or screen code */
  authenticatorSelection: {
    ...options.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  },
});

const toGet = (options) => ({
  ...options,
  challenge: fromBase64(options.challenge),
  allowCredentials: withBytes(options.allowCredentials),
});

const asJson = (credential) => {
  const { response } = credential;
  const answer = { clientDataJSON: toBase64(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[part]) answer[part] = toBase64(response[part]);
  if (response.getTransports) answer.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: toBase64(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  });
};

const optionsOf = async (form) => {
  const there = form.querySelector('script[type="application/json"]');
  if (there) return JSON.parse(there.textContent);
  const answer = await fetch(form.action, {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
};

const ask = async (form) => {
  const options = await optionsOf(form);
  return form.dataset.passkey === "add"
    ? navigator.credentials.create({ publicKey: toCreate(options.creation_options.publicKey) })
    : navigator.credentials.get({ publicKey: toGet(options.request_options.publicKey) });
};

const say = (form, words) => {
  const place = form.querySelector('[role="alert"]');
  place.textContent = words;
  place.hidden = false;
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return say(form, form.dataset.none);
    try {
      form.elements.credential.value = asJson(await ask(form));
      form.submit();
    } catch (error) {
      say(form, error.name === "SecurityError" ? form.dataset.none : form.dataset.stopped);
    }
  });
}
