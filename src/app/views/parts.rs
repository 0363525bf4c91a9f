//! Pieces of lines: bars, sparklines, cut words. Numbers always stand beside what is drawn.

use crate::app::review::{Look, SheetLine};
use crate::text::{grapheme, width};

/// Eighths of a cell, from the bottom up.
const UP: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// Eighths of a cell, from the left.
const ALONG: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar of at most `cells` cells for `n` of `most`; something is seen of anything above nothing.
pub(super) fn bar(n: usize, most: usize, cells: usize) -> String {
    if n == 0 || most == 0 {
        return String::new();
    }
    let eighths = (n * cells * 8).div_ceil(most).max(1);
    let mut out = "█".repeat(eighths / 8);
    out.push_str(ALONG.get(eighths % 8).copied().unwrap_or(""));
    out
}

/// One cell as high as `n` is among `most`.
pub(super) fn height(n: usize, most: usize) -> &'static str {
    if n == 0 || most == 0 {
        return " ";
    }
    UP.get((n * 8).div_ceil(most).clamp(1, 8)).copied().unwrap_or("█")
}

/// A sparkline: one cell per number; a dot where there is nothing.
pub(super) fn spark(numbers: &[usize]) -> String {
    let most = numbers.iter().copied().max().unwrap_or(0);
    numbers.iter().map(|&n| if n == 0 { "·" } else { height(n, most) }).collect()
}

/// Text on one line of exactly `cells` cells.
pub(super) fn fixed(text: &str, cells: usize) -> String {
    let text = crate::text::clean(text).into_owned();
    let mut out = String::new();
    if width::width(&text) <= cells {
        out.push_str(&text);
    } else {
        let mut used = 0;
        for (_, cluster) in grapheme::clusters(&text) {
            if used + width::cluster(cluster) + 1 > cells {
                break;
            }
            used += width::cluster(cluster);
            out.push_str(cluster);
        }
        out.push('…');
    }
    let missing = cells.saturating_sub(width::width(&out));
    out.push_str(&" ".repeat(missing));
    out
}

/// "1 claim", "3 claims".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// So many entries stand in a box: a longer list is for the command, not for walking through.
pub(super) const MOST: usize = 1000;

/// The word that only the first entries are listed, where there are more; `command` lists all.
pub(super) fn cut(entries: usize, command: &str) -> Option<SheetLine> {
    (entries > MOST).then(|| {
        SheetLine::of(
            format!("The first {MOST} of {entries} are listed; attache {command} lists all."),
            Look::Warning,
        )
    })
}

/// Who speaks, on one line.
pub(super) fn who(speakers: &[String]) -> String {
    if speakers.is_empty() { "nobody named".to_owned() } else { speakers.join(", ") }
}

/// A heading within a box.
pub(super) fn heading(text: impl Into<String>) -> SheetLine {
    SheetLine::of(text, Look::Strong)
}

/// Something said on the side.
pub(super) fn quiet(text: impl Into<String>) -> SheetLine {
    SheetLine::of(text, Look::Quiet)
}

/// The lines of a box as plain text, for the clipboard.
pub(super) fn plain(line: &SheetLine) -> String {
    line.0.iter().map(|(text, _)| text.as_str()).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_something_of_anything() {
        assert_eq!(bar(0, 9, 8), "");
        assert_eq!(bar(9, 9, 4), "████");
        assert_eq!(bar(1, 100, 4), "▏");
        assert_eq!(bar(5, 10, 3), "█▌");
        assert_eq!(spark(&[0, 1, 4, 8]), "·▁▄█");
        assert_eq!(fixed("Ma Rensheng", 6), "Ma Re…");
        assert_eq!(fixed("会议厅", 4), "会… ");
        assert_eq!(fixed("ab", 4), "ab  ");
    }
}
