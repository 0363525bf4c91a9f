#!/usr/bin/env python3
"""Time from exec to the first full screen in a pseudo-terminal, and resident memory, beside other readers.

    cargo build --release && python3 tests/bench/open.py [RUNS]

Writes texts of 10 kB, 1 MB and 100 MB (invented, in paragraphs) into a temporary folder, opens each seven
times with attache and with every other reader that is installed, and prints the median and the least time in
milliseconds until a paragraph low on the first screen has arrived, and the resident memory at that moment and
two seconds later, in megabytes. The same text as Markdown goes to Markdown viewers, and as an EPUB book to
readers of those. What is not installed is named at the end and left out; from crates.io come

    cargo install hygg streampager mdcat bk
"""
import fcntl, os, pty, select, shutil, signal, statistics, struct, sys, tempfile, termios, time, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = {"10 kB": 10_000, "1 MB": 1_000_000, "100 MB": 100_000_000}
BAT = next((n for n in ("bat", "batcat") if shutil.which(n)), "bat")
ATTACHE = [os.path.join(ROOT, "target/release/attache"), "--no-save"]
# What reads which kind of file: name, command.
READERS = {
    "txt": {
        "attache": ATTACHE, "less": ["less"], "bat": [BAT, "--paging=always"], "more": ["more"], "vim": ["vim", "-R"],
        "nano": ["nano", "-v"], "sp": ["sp", "-F"], "hygg": ["hygg"],
    },
    "md": {"attache": ATTACHE, "mdcat": ["mdcat", "--paginate"], "glow": ["glow", "--pager"]},
    "epub": {"attache": ATTACHE, "bk": ["bk"], "hygg": ["hygg"], "epy": ["epy"]},
}
# No book has 100 MB of text.
MOST = {"epub": 1_000_000}
# Stands some ten rows down the first screen of every reader; no space in it, which readers may step over.
MARK = b"Point-4:"
PATIENCE = 60


def paragraphs(size):
    length, n = 0, 0
    while length < size:
        n += 1
        part = (f"Point-{n}: of the record, Minister Tolen said that the harbour must stay open and that both "
                f"sides will meet again in Port Sella before the end of the year.")
        yield part
        length += len(part) + 2


def text(size):
    return "".join(part + "\n\n" for part in paragraphs(size))


def epub(path, size):
    """The paragraphs as a book with a chapter for every fifty of them."""
    parts = list(paragraphs(size))
    chapters = [parts[at:at + 50] for at in range(0, len(parts), 50)]
    page = lambda n, chapter: (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Record</title></head><body>'
        + f"<h2>Chapter {n}</h2>" + "\n".join(f"<p>{part}</p>" for part in chapter) + "</body></html>")
    numbers = range(1, len(chapters) + 1)
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    points = "".join(f'<navPoint id="n{n}" playOrder="{n}"><navLabel><text>Chapter {n}</text></navLabel>'
                     f'<content src="c{n}.xhtml"/></navPoint>' for n in numbers)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", '<?xml version="1.0"?><container version="1.0" '
                      'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
                      'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        book.writestr("book.opf", '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
                      'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
                      '<dc:title>Record</dc:title><dc:creator>Nobody</dc:creator><dc:language>en</dc:language>'
                      f'<dc:identifier id="id">record</dc:identifier></metadata><manifest>{items}'
                      '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
                      f'<spine toc="ncx">{spine}</spine></package>')
        book.writestr("toc.ncx", '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" '
                      f'version="2005-1"><navMap>{points}</navMap></ncx>')
        for n, chapter in zip(numbers, chapters):
            book.writestr(f"c{n}.xhtml", page(n, chapter))


def write(path, kind, size):
    if kind == "epub":
        return epub(path, size)
    with open(path, "w") as file:
        file.write(text(size))


def resident(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return float("nan")


def once(argv, linger):
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(argv[0], argv)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen, took, asked = b"", None, 0
    while time.perf_counter() - start < PATIENCE:
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            try:
                got = os.read(terminal, 65536)
            except OSError:
                break
            seen += got
            # Some readers wait for the answer of a terminal before they draw.
            if (where := seen.count(b"\x1b[6n")) > asked:
                os.write(terminal, b"\x1b[1;1R" * (where - asked))
                asked = where
            if MARK in seen:
                took = (time.perf_counter() - start) * 1000
                break
    first = resident(pid)
    later = first
    if linger:
        end = time.perf_counter() + 2
        while time.perf_counter() < end:
            ready, _, _ = select.select([terminal], [], [], 0.05)
            if ready:
                try:
                    os.read(terminal, 65536)
                except OSError:
                    break
        later = resident(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took, first, later


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    missing = set()
    with tempfile.TemporaryDirectory() as folder:
        # Readers that remember places remember those of this run in here.
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        # A first start of hygg is a tutorial, which hides the text.
        os.makedirs(os.path.join(folder, "hygg"), exist_ok=True)
        with open(os.path.join(folder, "hygg", ".env"), "w") as settings:
            settings.write("ENABLE_TUTORIAL=false\nTUTORIAL_SHOWN=true\n")
        print("| kind, size | reader | first screen | at best | resident then | two seconds later |\n|---|---|---|---|---|---|")
        for kind, readers in READERS.items():
            for name, size in SIZES.items():
                if size > MOST.get(kind, size):
                    continue
                path = os.path.join(folder, f"{name.replace(' ', '')}.{kind}")
                write(path, kind, size)
                for reader, argv in readers.items():
                    if not (os.path.exists(argv[0]) or shutil.which(argv[0])):
                        missing.add(reader)
                        continue
                    took = [once(argv + [path], linger=True)]
                    # What takes a minute once is not asked again.
                    took += [once(argv + [path], linger=False) for _ in range(runs - 1) if took[0][0] is not None]
                    times = [t for t, _, _ in took if t is not None]
                    shown = f"{statistics.median(times):.1f} ms | {min(times):.1f} ms" if times else "never | never"
                    print(f"| {kind}, {name} | {reader} | {shown} | {took[0][1]:.0f} MB | {took[0][2]:.0f} MB |", flush=True)
                os.remove(path)
    if missing:
        print(f"\nNot installed here, and left out: {', '.join(sorted(missing))}.")


if __name__ == "__main__":
    main()
