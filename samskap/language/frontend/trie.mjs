// All strings of an edition as a tree of letters, and the search for the first and longest of them in a text.

export class Trie {
  first = [0];
  next = [0];
  code = [0];
  value = [-1];
  roots = new Array(256).fill(0);

  /** Puts a string in; gives its number, the same for the same string. */
  add(word, number) {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) node = this.step(node, word.charCodeAt(at)) || this.grow(node, word.charCodeAt(at));
    if (this.value[node] < 0) this.value[node] = number;
    return this.value[node];
  }

  step(node, code) {
    if (!node) return this.roots[code];
    let child = this.first[node];
    while (child && this.code[child] !== code) child = this.next[child];
    return child;
  }

  grow(node, code) {
    const child = this.value.push(-1) - 1;
    this.code.push(code);
    this.first.push(0);
    this.next.push(node ? this.first[node] : 0);
    if (node) this.first[node] = child;
    else this.roots[code] = child;
    return child;
  }

  /** The strings that begin at `at`, as [number, length], the longest first; one letter alone only when no other does. */
  at(text, at, stop) {
    const found = [];
    let node = this.roots[text.charCodeAt(at)];
    for (let end = at + 1; node; end += 1) {
      if (this.value[node] >= 0) found.push([this.value[node], end - at]);
      if (end >= stop) break;
      node = this.step(node, text.charCodeAt(end));
    }
    if (found.length > 1 && found[0][1] === 1) found.shift();
    return found.reverse();
  }
}
