#!/usr/bin/env python3
"""Time from exec to the first full screen in a pseudo-terminal, and peak memory, beside other readers.

    cargo build --release && python3 tests/bench/open.py

Writes texts of 10 kB, 1 MB and 100 MB (invented, in paragraphs) into a temporary folder, opens each seven
times with attache and with every other reader that is installed (less, bat, more, nano, vim), and prints the
median and the least time in milliseconds until a paragraph low on the first screen has arrived, and the resident memory at
that moment and two seconds later, in megabytes.
"""
import fcntl, os, pty, select, shutil, signal, statistics, struct, sys, tempfile, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = {"10 kB": 10_000, "1 MB": 1_000_000, "100 MB": 100_000_000}
READERS = {
    "attache": [os.path.join(ROOT, "target/release/attache"), "--no-save"],
    "less": ["less"], "bat": [next((n for n in ("bat", "batcat") if shutil.which(n)), "bat"), "--paging=always"], "more": ["more"], "vim": ["vim", "-R"], "nano": ["nano", "-v"],
}
# Stands some ten rows down the first screen of every reader; no space in it, which readers may step over.
MARK = b"Point-4:"


def text(size):
    parts, length, n = [], 0, 0
    while length < size:
        n += 1
        part = (f"Point-{n}: of the record, Minister Tolen said that the harbour must stay open and that both "
                f"sides will meet again in Port Sella before the end of the year.\n\n")
        parts.append(part)
        length += len(part)
    return "".join(parts)


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
    seen, took = b"", None
    while time.perf_counter() - start < 60:
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            try:
                got = os.read(terminal, 65536)
            except OSError:
                break
            seen += got
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
    with tempfile.TemporaryDirectory() as folder:
        print("| size | reader | first screen | at best | resident then | two seconds later |\n|---|---|---|---|---|---|")
        for name, size in SIZES.items():
            path = os.path.join(folder, name.replace(" ", "") + ".txt")
            with open(path, "w") as file:
                file.write(text(size))
            for reader, argv in READERS.items():
                if not (os.path.exists(argv[0]) or shutil.which(argv[0])):
                    continue
                took = [once(argv + [path], linger=run == 0) for run in range(runs)]
                times = [t for t, _, _ in took if t is not None]
                shown = f"{statistics.median(times):.1f} ms | {min(times):.1f} ms" if times else "never | never"
                print(f"| {name} | {reader} | {shown} | {took[0][1]:.0f} MB | {took[0][2]:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
