//! The comparison as one page that needs nothing else: no script, no font, no network.

use super::{Accounts, NOT_MENTIONED, heading, who};
use crate::annotation::wording::Piece;
use crate::text::clean;
use std::fmt::Write as _;

const STYLE: &str = "body{font:16px/1.5 Georgia,serif;max-width:72em;margin:2em auto;padding:0 1em;color:#222;background:#fdfdfb}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5em .75em;border-bottom:1px solid #ccc}\
th{font-weight:600}td{width:42%}p{margin:.2em 0}small{color:#666}.none{border:2px dashed #a33;color:#a33;font-style:italic}\
ins{background:#dfd}del{background:#fdd}\
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1c1e}small{color:#aaa}.none{border-color:#e99;color:#e99}ins{background:#264d26}del{background:#5a2626}}";

/// As HTML.
#[must_use]
pub fn html(of: &Accounts<'_>) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Two accounts</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head><body>\n<h1>Two accounts</h1>\n"
    );
    for notice in of.notices {
        let _ = writeln!(out, "<p><strong>{}</strong></p>", safe(notice));
    }
    let found = of.comparison;
    let head = |k: usize| {
        let name = of.names.get(k).copied().unwrap_or_default();
        format!("{}<br><small>{}</small>", safe(&of.title(k)), safe(name))
    };
    let heads = format!("<tr><th></th><th>A {}</th><th>B {}</th></tr>\n", head(0), head(1));
    if let Some(version) = of.version {
        out.push_str("<h2>Two versions of one document</h2>\n<ul>");
        for change in &version.changes {
            let _ = write!(out, "<li>{}</li>", safe(change));
        }
        out.push_str("</ul>\n<p style=\"white-space:pre-wrap\">");
        for piece in &version.pieces {
            let _ = match piece {
                Piece::Same(words) => write!(out, "{}", safe(words)),
                Piece::Gone(words) => write!(out, "<del>{}</del>", safe(words)),
                Piece::New(words) => write!(out, "<ins>{}</ins>", safe(words)),
            };
        }
        out.push_str("</p>\n");
    }
    if !found.differences.is_empty() {
        let _ = writeln!(out, "<h2>What differs</h2>\n<table>\n{heads}");
        for d in &found.differences {
            let (what, a, b) = (safe(&heading(of, d)), safe(&d.a), safe(&d.b));
            let _ = writeln!(out, "<tr><th>{what}</th><td>{a}</td><td>{b}</td></tr>");
        }
        out.push_str("</table>\n");
    }
    let _ = writeln!(out, "<h2>Topic by topic</h2>\n<table>\n{heads}");
    for row in &found.topics {
        let why = format!("<br><small>{:.2}; {}</small>", row.score, safe(&row.reason));
        let (a, b) = (cell(of, 0, &row.a), cell(of, 1, &row.b));
        let _ = writeln!(out, "<tr><th>{}{why}</th><td>{a}</td><td>{b}</td></tr>", safe(&row.label));
    }
    let none = format!("<td class=\"none\">{NOT_MENTIONED}</td>");
    for id in &found.only_a {
        let said = cell(of, 0, std::slice::from_ref(id));
        let _ = writeln!(out, "<tr><th>only A</th><td>{said}</td>{none}</tr>");
    }
    for id in &found.only_b {
        let said = cell(of, 1, std::slice::from_ref(id));
        let _ = writeln!(out, "<tr><th>only B</th>{none}<td>{said}</td></tr>");
    }
    out.push_str("</table>\n</body></html>\n");
    out
}

fn cell(of: &Accounts<'_>, side: usize, ids: &[u32]) -> String {
    let claims = of.claims(side, ids);
    claims
        .map(|claim| {
            format!("<p>{}<br><small>{}</small></p>", safe(&of.words(side, claim)), safe(&who(claim)))
        })
        .collect()
}

/// Text that is only text.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Line feeds stay: a diff keeps its paragraphs.
    for (k, line) in text.split('\n').enumerate() {
        if k > 0 {
            out.push('\n');
        }
        for c in clean(line).chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' => out.push_str("&amp;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_text() {
        assert_eq!(safe("<script>\"&\u{1b}"), "&lt;script&gt;&quot;&amp;␛");
    }
}
