/** The way to the other language takes along what the address holds: a link's answers that no engine has accepted yet, a section. */

export function takeAddressAlong() {
  const way = document.querySelector("a.cp-language");
  if (!(way instanceof HTMLAnchorElement)) return;
  way.addEventListener("click", () => {
    way.hash = location.hash;
  });
}
