//! Markdown and `#tags` of a note, shown lightly: emphasis without its stars, list marks as dots, tags
//! and links set apart. What is not well formed stands as it was typed.

use crate::ui::ink::Ink;
use crate::ui::theme::Role;
use ratatui::style::{Modifier, Style};

/// One row of a note in pieces with their styles.
pub fn lightly(ink: &Ink<'_>, row: &str) -> Vec<(String, Style)> {
    let plain = Style::new();
    let strong = plain.add_modifier(Modifier::BOLD);
    let slanted = plain.add_modifier(Modifier::ITALIC);
    let tag = ink.theme.style(Role::Code);
    let trimmed = row.trim_start();
    let indent = row.get(..row.len() - trimmed.len()).unwrap_or("");
    let heading = trimmed.trim_start_matches('#');
    if heading.len() < trimmed.len() && heading.starts_with(' ') && !heading.trim().is_empty() {
        return vec![(format!("{indent}{}", heading.trim_start()), strong)];
    }
    let mut out: Vec<(String, Style)> = Vec::new();
    let mut rest = trimmed;
    if let Some(item) = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* ")) {
        out.push((format!("{indent}• "), plain));
        rest = item;
    } else if !indent.is_empty() {
        out.push((indent.to_owned(), plain));
    }
    let mut before: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        let border = before.is_none_or(|c| !c.is_alphanumeric());
        let found = match c {
            '*' if rest.starts_with("**") => between(rest, "**").map(|(text, rest)| (text, strong, rest)),
            '*' | '_' if border => {
                between(rest, if c == '*' { "*" } else { "_" }).map(|(text, rest)| (text, slanted, rest))
            }
            '`' => between(rest, "`").map(|(text, rest)| (text, tag, rest)),
            '#' if border => word(rest).map(|(text, rest)| (text, tag, rest)),
            _ => None,
        };
        if let Some((text, style, after)) = found {
            out.push((text.to_owned(), style));
            before = text.chars().next_back();
            rest = after;
            continue;
        }
        before = Some(c);
        match out.last_mut() {
            Some((text, style)) if *style == plain => text.push(c),
            _ => out.push((c.to_string(), plain)),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    out
}

/// The text between two marks, and what follows; nothing when it is empty or begins with a space.
fn between<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let inside = text.strip_prefix(mark)?;
    let end = inside.find(mark)?;
    let found = inside.get(..end)?;
    let whole = !found.is_empty() && !found.starts_with(' ') && !found.ends_with(' ');
    whole.then_some((found, inside.get(end + mark.len()..)?))
}

/// A tag and what follows it.
fn word(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('#')?;
    let end =
        inside.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))).unwrap_or(inside.len());
    (end > 0).then(|| text.split_at(end + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::ui::theme::{self, Depth};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn shown(row: &str) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        let (theme, _) = theme::load("mono", &[], Depth::None);
        let ink = Ink::new(&mut buffer, &theme);
        lightly(&ink, row).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn emphasis_lists_headings_and_tags() {
        assert_eq!(shown("a **b c** d"), ["a ", "b c", " d"]);
        assert_eq!(shown("- one #watch/x, two"), ["• one ", "#watch/x", ", two"]);
        assert_eq!(shown("## Point"), ["Point"]);
        assert_eq!(shown("_so_ and `code`"), ["so", " and ", "code"]);
    }

    #[test]
    fn what_is_not_well_formed_stands_as_typed() {
        for row in ["2 * 3 * 4", "snake_case_name", "** open", "issue# 5", "# ", "a#b", "C#"] {
            assert_eq!(shown(row).concat(), row.trim_end_matches("\u{0}"), "{row}");
        }
    }
}
