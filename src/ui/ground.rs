//! Whether the terminal's ground is light or dark, as far as it says so.
//!
//! `COLORFGBG` is believed where it is set; else the terminal is asked (OSC 11). The question goes out
//! when the screen is taken, and the answer is read before the first frame only if it is there by
//! then: the frame never waits. Afterwards it is waited for a moment, before the keyboard is listened
//! to, and keys that were pressed meanwhile are passed on. An answer that comes later still is kept
//! from being taken for typing by [`Late`].

use super::theme::Depth;
use crate::app::{Code, Key};
use crate::config::AUTO;
use std::time::Duration;

/// The ground of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// The question: the ground, then what every terminal answers, so that silence is heard as well.
#[cfg(unix)]
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// How long an answer is waited for once the first frame stands.
pub const PATIENCE: Duration = Duration::from_millis(80);

/// What `COLORFGBG` says: its last part is the number of the ground among the sixteen colours.
#[must_use]
pub fn from_environment(env: impl Fn(&str) -> Option<String>) -> Option<Ground> {
    let value = env("COLORFGBG")?;
    let number: u8 = value.rsplit(';').next()?.trim().parse().ok()?;
    Some(if matches!(number, 7 | 9..=15) { Ground::Light } else { Ground::Dark })
}

/// A question that was asked, and what came back so far.
#[cfg(unix)]
pub struct Asked {
    tty: std::os::fd::OwnedFd,
    heard: Vec<u8>,
}

/// What came back: the ground, keys that were pressed meanwhile, and whether the terminal answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The ground, if it was told.
    pub ground: Option<Ground>,
    /// Keys that were pressed.
    pub keys: Vec<Key>,
    /// Whether the answer is complete: nothing more will come.
    pub complete: bool,
}

#[cfg(unix)]
impl Asked {
    /// Asks the terminal, which must be in raw mode. `None` where that is not possible.
    #[must_use]
    pub fn ask() -> Option<Self> {
        use std::io::{IsTerminal as _, Write as _};
        use std::os::fd::AsFd as _;
        let tty = if std::io::stdin().is_terminal() {
            std::io::stdin().as_fd().try_clone_to_owned().ok()?
        } else {
            std::fs::File::open("/dev/tty").ok()?.into()
        };
        let mut out = std::io::stdout();
        out.write_all(QUESTION).and_then(|()| out.flush()).ok()?;
        Some(Self { tty, heard: Vec::new() })
    }

    /// Reads what has come, waiting no longer than `patience` for the end of the answer.
    pub fn listen(&mut self, patience: Duration) -> Heard {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let end = std::time::Instant::now() + patience;
        let mut buffer = [0_u8; 256];
        loop {
            let heard = parse(&self.heard);
            if heard.complete {
                return heard;
            }
            let left = end.saturating_duration_since(std::time::Instant::now());
            let Ok(left) = Timespec::try_from(left) else { return heard };
            let mut fds = [PollFd::new(&self.tty, PollFlags::IN)];
            match poll(&mut fds, Some(&left)) {
                Ok(1..) => {}
                _ => return heard,
            }
            match rustix::io::read(&self.tty, &mut buffer) {
                Ok(count @ 1..) => self.heard.extend(buffer.get(..count).unwrap_or(&[])),
                _ => return heard,
            }
        }
    }
}

/// The question for the terminal's ground, where the answer would matter.
pub struct Question {
    /// What the environment says already.
    known: Option<Ground>,
    #[cfg(unix)]
    asked: Option<Asked>,
}

/// Asks, if the theme that is wished for depends on the ground.
#[must_use]
pub fn ask(wish: &str, depth: Depth) -> Question {
    let matters = (wish == AUTO || wish.contains('|')) && depth > Depth::Sixteen;
    let known = from_environment(|name| std::env::var(name).ok()).filter(|_| matters);
    Question {
        known,
        #[cfg(unix)]
        asked: if matters && known.is_none() { Asked::ask() } else { None },
    }
}

impl Question {
    /// What is known by now, waiting no longer than `patience` for the end of the answer. Keys are given
    /// once.
    pub fn listen(&mut self, patience: Duration) -> Heard {
        #[cfg(unix)]
        if let Some(asked) = &mut self.asked {
            let heard = asked.listen(patience);
            if patience.is_zero() {
                // What was typed stays with the question until somebody waits for it.
                return Heard { keys: Vec::new(), ..heard };
            }
            self.asked = None;
            self.known = heard.ground;
            return heard;
        }
        let _ = patience;
        Heard { ground: self.known, keys: Vec::new(), complete: true }
    }
}

/// Answers and keys in what a terminal sent.
#[must_use]
pub fn parse(bytes: &[u8]) -> Heard {
    let mut heard = Heard::default();
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        if let Some(answer) = rest.strip_prefix(b"\x1b]11;") {
            let end = answer.iter().position(|&b| b == 0x07 || b == 0x1b).unwrap_or(answer.len());
            let told = std::str::from_utf8(answer.get(..end).unwrap_or(&[])).unwrap_or("");
            heard.ground = ground(told).or(heard.ground);
            let after = answer.get(end..).unwrap_or(&[]);
            let after = after.strip_prefix(b"\x1b\\").or_else(|| after.strip_prefix(b"\x07"));
            rest = after.unwrap_or(&[]);
        } else if let Some(answer) = rest.strip_prefix(b"\x1b[?") {
            let end = answer.iter().position(|b| b.is_ascii_alphabetic());
            heard.complete |= end.and_then(|end| answer.get(end)) == Some(&b'c');
            rest = end.and_then(|end| answer.get(end + 1..)).unwrap_or(&[]);
        } else if first == 0x1b {
            let (key, length) = escape(tail);
            heard.keys.push(key);
            rest = tail.get(length..).unwrap_or(&[]);
        } else {
            let length = utf8(first).min(rest.len());
            let (one, more) = rest.split_at(length);
            heard.keys.extend(plain(one));
            rest = more;
        }
    }
    heard
}

/// Bytes of the character that begins with `first`.
const fn utf8(first: u8) -> usize {
    match first {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}

/// A key without an escape.
fn plain(bytes: &[u8]) -> Option<Key> {
    let c = std::str::from_utf8(bytes).ok()?.chars().next()?;
    Some(match c {
        '\r' | '\n' => Key::plain(Code::Enter),
        '\t' => Key::plain(Code::Tab),
        '\u{7f}' | '\u{8}' => Key::plain(Code::Backspace),
        '\u{1}'..='\u{1a}' => {
            let letter = char::from_u32(u32::from(c) + 0x60).unwrap_or('a');
            Key::new(Code::Char(letter), true, false, false)
        }
        c if c.is_control() => return None,
        c => Key::plain(Code::Char(c)),
    })
}

/// The key behind an escape, and how many bytes it took: arrows and their kin, else Alt, else Esc.
fn escape(tail: &[u8]) -> (Key, usize) {
    const KEYS: [(&[u8], Code); 16] = [
        (b"[A", Code::Up),
        (b"[B", Code::Down),
        (b"[C", Code::Right),
        (b"[D", Code::Left),
        (b"[H", Code::Home),
        (b"[F", Code::End),
        (b"OA", Code::Up),
        (b"OB", Code::Down),
        (b"OC", Code::Right),
        (b"OD", Code::Left),
        (b"OH", Code::Home),
        (b"OF", Code::End),
        (b"[5~", Code::PageUp),
        (b"[6~", Code::PageDown),
        (b"[3~", Code::Delete),
        (b"[Z", Code::Tab),
    ];
    for (bytes, code) in KEYS {
        if tail.starts_with(bytes) {
            return (Key::new(code, false, false, bytes == b"[Z"), bytes.len());
        }
    }
    match tail.first() {
        Some(&b) if b.is_ascii_graphic() && b != b'[' && b != b'O' => {
            (Key::new(Code::Char(char::from(b)), false, true, false), 1)
        }
        _ => (Key::plain(Code::Esc), 0),
    }
}

/// The ground of an answer such as `rgb:ffff/ffff/dddd`.
fn ground(told: &str) -> Option<Ground> {
    let parts = told.strip_prefix("rgb:").or_else(|| told.strip_prefix("rgba:"))?;
    let mut values = parts.split('/').map(|part| {
        let most = 16_f64.powi(i32::try_from(part.len()).ok()?) - 1.0;
        let value = u32::from_str_radix(part, 16).ok()?;
        (most > 0.0).then(|| f64::from(value) / most)
    });
    let (r, g, b) = (values.next()??, values.next()??, values.next()??);
    let light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    Some(if light > 0.5 { Ground::Light } else { Ground::Dark })
}

/// Keeps an answer that came too late from being taken for typing: to the key decoder it looks like
/// Alt-] and then letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Late {
    inside: bool,
}

impl Late {
    /// Whether this key is part of a late answer.
    pub fn swallows(&mut self, key: Key) -> bool {
        let begins = key.alt && key.code == Code::Char(']');
        if !self.inside {
            self.inside = begins;
            return begins;
        }
        let ends = matches!(key.code, Code::Char('g')) && key.ctrl || matches!(key.code, Code::Char('\\'));
        let part =
            matches!(key.code, Code::Char('0'..='9' | 'a'..='f' | 'A'..='F' | 'r' | 'g' | ':' | ';' | '/'))
                && !key.ctrl
                && !key.alt;
        self.inside = part;
        part || ends
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn keys(heard: &Heard) -> String {
        heard.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn answers_are_told_from_keys() {
        let heard = parse(b"j\x1b]11;rgb:fafa/f5f5/e0e0\x1b\\k\x1b[?62;4cG");
        assert_eq!((heard.ground, heard.complete), (Some(Ground::Light), true));
        assert_eq!(keys(&heard), "j k G");
        let heard = parse("\x1b[B\x1b]11;rgb:16/18/1d\x07会\x1b[5~\x1bx\x03".as_bytes());
        assert_eq!((heard.ground, heard.complete), (Some(Ground::Dark), false));
        assert_eq!(keys(&heard), "Down 会 PageUp Alt-x Ctrl-c");
        assert_eq!(parse(b"\x1b[?6c"), Heard { complete: true, ..Heard::default() });
        assert_eq!(keys(&parse(b"\x1b")), "Esc");
        for cut in 0..20 {
            let _ = parse(&b"\x1b]11;rgb:fafa/f5f5/e0e0\x1b\\\x1b[?62c"[..cut]);
        }
    }

    #[test]
    fn the_environment_is_believed() {
        let with = |value: &'static str| from_environment(move |_| Some(value.to_owned()));
        assert_eq!(with("0;15"), Some(Ground::Light));
        assert_eq!(with("15;default;0"), Some(Ground::Dark));
        assert_eq!(with("15;8"), Some(Ground::Dark));
        assert_eq!(with("default"), None);
    }

    #[test]
    fn a_late_answer_types_nothing() {
        let mut late = Late::default();
        let mut left = String::new();
        for word in "j Alt-] 1 1 ; r g b : f f / 0 0 / a a Ctrl-g r g".split(' ') {
            let key: Key = word.parse().unwrap();
            if !late.swallows(key) {
                left.push_str(word);
            }
        }
        assert_eq!(left, "jrg");
        let mut late = Late::default();
        let kept: Vec<bool> =
            ["Alt-]", "1", "Alt-\\", "g"].iter().map(|k| late.swallows(k.parse().unwrap())).collect();
        assert_eq!(kept, [true, true, true, false]);
    }
}
