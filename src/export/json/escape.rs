//! Which bytes of a text have to be escaped in JSON: looked for eight at a time.

use std::fmt;

/// Which of eight bytes has to be escaped: its highest bit is set; the lowest such byte is told rightly.
#[inline]
const fn harmful(eight: [u8; 8]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let all = u64::from_le_bytes(eight);
    // Of a byte less than 32, and of a zero, the highest bit is set after taking away.
    let (quote, slash) = (all ^ (0x22 * ONES), all ^ (0x5C * ONES));
    let control = all.wrapping_sub(0x20 * ONES) & !all;
    (control | quote.wrapping_sub(ONES) & !quote | slash.wrapping_sub(ONES) & !slash) & (0x80 * ONES)
}

/// Whether no byte has to be escaped.
#[inline]
pub(super) fn is_harmless(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks::<8>();
    if !eights.iter().all(|eight| harmful(*eight) == 0) {
        return false;
    }
    match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), bytes.last_chunk::<8>()) {
        _ if rest.is_empty() => true,
        (.., Some(last)) => harmful(*last) == 0,
        (Some([a, b, c, d]), Some([e, f, g, h]), None) => harmful([*a, *b, *c, *d, *e, *f, *g, *h]) == 0,
        _ => harmless(rest) == rest.len(),
    }
}

/// How many bytes stand before the first that has to be escaped.
fn harmless(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(eight) = bytes.get(len..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = harmful(*eight);
        if found != 0 {
            return len + (found.trailing_zeros() / 8) as usize;
        }
        len += 8;
    }
    let rest = bytes.get(len..).unwrap_or_default();
    let plain = |b: &u8| *b >= 0x20 && *b != b'"' && *b != b'\\';
    len + rest.iter().position(|b| !plain(b)).unwrap_or(rest.len())
}

pub(super) fn escape(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    loop {
        let (plain, after) = rest.split_at(harmless(rest));
        out.extend_from_slice(plain);
        let Some((&byte, after)) = after.split_first() else { return };
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0C => out.extend_from_slice(b"\\f"),
            other => out.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
        rest = after;
    }
}

/// Writes what a value displays, escaped.
pub(super) struct Shown<'v>(pub &'v mut Vec<u8>);

impl fmt::Write for Shown<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        escape(self.0, piece);
        Ok(())
    }
}
