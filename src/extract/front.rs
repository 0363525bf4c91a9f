//! The title in a Markdown front matter: a YAML scalar, plain or quoted, on one line or several (YAML 1.2, 7.3).

/// The value of `title:` as a reader would see it.
pub(super) fn title(front: &str) -> Option<String> {
    let mut lines = front.lines().skip_while(|l| !l.starts_with("title:"));
    let mut value = lines.next()?.strip_prefix("title:")?.trim().to_owned();
    // Indented lines go on with it; a backslash at the end of a line joins them without a space.
    for line in lines.take_while(|l| l.starts_with([' ', '\t'])) {
        let joined = value.ends_with('\\') && !value.ends_with("\\\\");
        if joined {
            value.pop();
        }
        let line = line.trim();
        value.push_str(if joined || value.is_empty() { "" } else { " " });
        value.push_str(line);
    }
    let quoted = |c: char| value.len() > 1 && value.starts_with(c) && value.ends_with(c);
    let text = if quoted('"') {
        unescaped(value.get(1..value.len() - 1)?)
    } else if quoted('\'') {
        value.get(1..value.len() - 1)?.replace("''", "'")
    } else {
        value
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The escapes of a double-quoted scalar that prose needs; an unknown one stays as it is written.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('_' | 'n' | 't' | ' ' | 'N') => out.push(' '),
            Some(c @ ('"' | '\\' | '/')) => out.push(c),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn titles_are_read_as_they_are_meant() {
        let folded = "---\ndate: 2031-03-04\ntitle: \"Joint Statement from Norland,\\_Sindara, and\\\n  \\ Marrow on the\\_Lake\"\n---\n";
        assert_eq!(
            title(folded).as_deref(),
            Some("Joint Statement from Norland, Sindara, and Marrow on the Lake")
        );
        assert_eq!(title("title: 'The minister''s call'\n").as_deref(), Some("The minister's call"));
        assert_eq!(title("title: A plain\n  title\ntags: x\n").as_deref(), Some("A plain title"));
        assert_eq!(title("title:\n"), None);
        assert_eq!(title("date: 2031\n"), None);
    }
}
