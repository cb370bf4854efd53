/** The pages for paper: the button that prints. */

const button = /** @type {HTMLElement} */ (document.getElementById("print"));
button.addEventListener("click", () => print());
button.hidden = false;
