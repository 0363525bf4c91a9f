//! Bytes → text: byte order marks, UTF-8, then an informed guess that is always told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The bytes looked at to decide whether a file is text at all.
const SAMPLE: usize = 64 * 1024;

/// Text that came out of bytes.
pub(super) struct Decoded {
    /// The text, without byte order mark, line breaks untouched.
    pub(super) text: String,
    /// What had to be assumed, for people.
    pub(super) notice: Option<String>,
}

/// Decodes `bytes`; `None` where they are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(bom..).unwrap_or(&[]);
        let (text, broken) = encoding.decode_without_bom_handling(rest);
        return text_or_none(text.into_owned())
            .map(|text| Decoded { notice: marked_notice(encoding, broken), text });
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let notice = format!("The file has no encoding mark; it was read as {}.", encoding.name());
        return (!broken)
            .then_some(())
            .and_then(|()| text_or_none(text.into_owned()))
            .map(|text| Decoded { text, notice: Some(notice) });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text_or_none(text.to_owned()).map(|text| Decoded { text, notice: None });
    }
    if has_nul(bytes) || control_heavy(bytes) {
        return None;
    }
    if let Some(damaged) = damaged_utf8(bytes) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let places = if damaged == 1 { "one place is".to_owned() } else { format!("{damaged} places are") };
        let notice = format!("The file is UTF-8 but {places} damaged, shown as \u{fffd}.");
        return text_or_none(text).map(|text| Decoded { text, notice: Some(notice) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = if broken { " Some bytes made no sense and are shown as \u{fffd}." } else { "" };
    let notice = format!(
        "The file is not UTF-8; it was read as {}, which is a guess.{damage} If letters look wrong, save it as UTF-8.",
        encoding.name()
    );
    text_or_none(text.into_owned()).map(|text| Decoded { text, notice: Some(notice) })
}

fn marked_notice(encoding: &'static Encoding, broken: bool) -> Option<String> {
    let damage = if broken { " Some bytes made no sense and are shown as \u{fffd}." } else { "" };
    if encoding == UTF_8 {
        return broken.then(|| format!("The file says it is UTF-8.{damage}"));
    }
    Some(format!("The file was read as {}, as its byte order mark says.{damage}", encoding.name()))
}

/// UTF-16 without a mark: Latin text leaves a zero in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for (i, &b) in sample.iter().enumerate() {
        if b == 0 {
            if i.is_multiple_of(2) { even += 1 } else { odd += 1 }
        }
    }
    let half = sample.len() / 2;
    if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn has_nul(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some()
}

/// Whether more than a thirtieth of the first bytes steers a device instead of being text.
fn control_heavy(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let steering =
        sample.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    steering * 30 > sample.len()
}

/// How many places are broken, if the bytes are plainly UTF-8 otherwise: at least ten sound
/// sequences beyond ASCII for each broken one.
fn damaged_utf8(bytes: &[u8]) -> Option<usize> {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken > 0 && sound >= broken * 10).then_some(broken)
}

/// Whether UTF-8 text can be taken as it is.
pub(super) fn is_plain(text: &str) -> bool {
    let start = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    !start.trim().is_empty()
        && !has_nul(text.as_bytes())
        && !control_heavy(text.as_bytes())
        && Encoding::for_bom(text.as_bytes()).is_none()
}

/// Decoded text that still holds zeros or mostly control characters was no text.
fn text_or_none(text: String) -> Option<String> {
    (!has_nul(text.as_bytes()) && !control_heavy(text.as_bytes())).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn utf8_needs_no_word() {
        let d = decode("Çınar said “no”.".as_bytes()).unwrap();
        assert_eq!(d.text, "Çınar said “no”.");
        assert!(d.notice.is_none());
    }

    #[test]
    fn the_mark_is_stripped() {
        assert_eq!(decode("\u{feff}Tolmar".as_bytes()).unwrap().text, "Tolmar");
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("Vesk é".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let d = decode(&utf16).unwrap();
        assert_eq!(d.text, "Vesk é");
        assert!(d.notice.unwrap().contains("UTF-16LE"));
    }

    #[test]
    fn unmarked_utf16_is_text() {
        let bytes: Vec<u8> =
            "The two sides met in Tolmar.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let d = decode(&bytes).unwrap();
        assert_eq!(d.text, "The two sides met in Tolmar.");
        assert!(d.notice.unwrap().contains("UTF-16BE"));
    }

    #[test]
    fn a_western_code_page_is_guessed_and_said() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252
            .encode("The Minister’s visit to São Lívio – a “first” – was welcomed in Besançon.");
        let d = decode(&bytes).unwrap();
        assert!(d.text.contains("Minister’s visit to São Lívio – a “first”"), "{}", d.text);
        assert!(d.notice.unwrap().contains("windows-1252"));
    }

    #[test]
    fn one_bad_byte_does_not_turn_utf8_into_mojibake() {
        let mut bytes = "“Ça” — “é” — “ü” — “ñ” — “ø”".as_bytes().to_vec();
        bytes.push(0xC3);
        let d = decode(&bytes).unwrap();
        assert!(d.text.starts_with("“Ça”"));
        assert!(d.notice.unwrap().contains("one place is damaged"));
    }

    #[test]
    fn binary_is_refused() {
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0").is_none());
        assert!(decode(b"text with a \0 in it").is_none());
        assert!(decode(&(1u8..=255).cycle().take(4000).collect::<Vec<_>>()).is_none());
    }

    #[test]
    fn escapes_alone_do_not_make_a_file_binary() {
        assert!(decode(b"\x1b[1mBold\x1b[0m words said the \x1b[31mMinister\x1b[0m").is_some());
    }
}
