//! XML read piece by piece: nothing nests on our stack, and entities of the file's own are never
//! expanded.

use super::fault::Fault;
use crate::document::decode;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// A piece of XML. Names are local: `p` for `w:p`.
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    Shut(&'a str),
    /// Characters.
    Text(&'a str),
}

/// Gives every piece of the XML in `bytes` to `take`.
pub(super) fn pieces(
    bytes: &[u8],
    part: &str,
    mut take: impl FnMut(Piece<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let broken = || Fault::damaged(format!("its part {part} is no sound XML"));
    // Nearly all are plain UTF-8, and may be large: they are not copied.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\u{feff}') => Cow::Borrowed(text),
        _ => Cow::Owned(decode::decode(bytes).ok_or_else(broken)?.text),
    };
    let mut reader = Reader::from_str(&text);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => {
                depth += 1;
                take(Piece::Open(local(tag.local_name().as_ref()), &tag))?;
            }
            Event::Empty(tag) => {
                let name = tag.local_name();
                take(Piece::Open(local(name.as_ref()), &tag))?;
                take(Piece::Shut(local(name.as_ref())))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                take(Piece::Shut(local(tag.local_name().as_ref())))?;
            }
            Event::Text(words) => take(Piece::Text(&words.xml10_content()))?,
            Event::CData(words) => take(Piece::Text(&words.xml10_content()))?,
            Event::GeneralRef(name) => {
                let mut buffer = [0u8; 4];
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    take(Piece::Text(c.encode_utf8(&mut buffer)))?;
                } else if let Some(c) = entity(&name.into_inner()) {
                    take(Piece::Text(c))?;
                }
            }
            Event::Eof if depth > 0 => return Err(Fault::damaged(format!("its part {part} breaks off"))),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The value of an attribute by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all.with_checks(false).flatten().find(|a| local(a.key.local_name().as_ref()) == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The name as a string; what is no UTF-8 names nothing of ours.
fn local(name: &(impl AsRef<[u8]> + ?Sized)) -> &str {
    std::str::from_utf8(name.as_ref()).unwrap_or("")
}

fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        _ => return None,
    })
}
