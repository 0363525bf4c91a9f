//! Markdown's fences: lines between ```` ``` ```` (or `~~~`) are text as it is printed.

/// Longer runs of the signs are ornaments. Each length is looked for at most once to no end.
const LONGEST: usize = 16;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fenced {
    /// In no fence.
    Outside,
    /// Between two fences.
    Inside,
    /// It is a fence.
    Mark,
}

/// Follows the fences through a text, line by line.
#[derive(Debug)]
pub(super) struct Fence<'t> {
    text: &'t str,
    /// The open fence: its sign, and how often it stands there at least.
    open: Option<(char, usize)>,
    /// By sign, no fence of this length or less is closed from here on.
    hopeless: [usize; 2],
}

impl<'t> Fence<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, open: None, hopeless: [usize::MAX; 2] }
    }

    /// What the line at `start..end` is. One that nothing closes opens nothing: it is a slip of the pen more often
    /// than a fence around the rest of the text.
    pub(super) fn line(&mut self, start: usize, end: usize) -> Fenced {
        let line = self.text.get(start..end).unwrap_or("");
        let Some((sign, length, rest)) = mark(line) else {
            return if self.open.is_some() { Fenced::Inside } else { Fenced::Outside };
        };
        if let Some((open, least)) = self.open {
            if sign != open || length < least || !rest.trim().is_empty() {
                return Fenced::Inside;
            }
            self.open = None;
            return Fenced::Mark;
        }
        let Some(hopeless) = self.hopeless.get_mut(usize::from(sign == '~')) else { return Fenced::Outside };
        if length >= *hopeless || (sign == '`' && rest.contains('`')) {
            return Fenced::Outside;
        }
        let closes = |line: &str| {
            mark(line).is_some_and(|(s, n, rest)| s == sign && n >= length && rest.trim().is_empty())
        };
        if !self.text.get(end..).unwrap_or("").lines().any(closes) {
            *hopeless = length;
            return Fenced::Outside;
        }
        self.open = Some((sign, length));
        Fenced::Mark
    }
}

/// The sign of a fence, its length, and what follows it.
fn mark(line: &str) -> Option<(char, usize, &str)> {
    let line = line.trim_start_matches(' ');
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let length = line.len() - rest.len();
    (3..=LONGEST).contains(&length).then_some((sign, length, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut fence = Fence::new(text);
        let mut at = 0;
        let mut out = String::new();
        for line in text.split('\n') {
            out.push(match fence.line(at, at + line.len()) {
                Fenced::Outside => '.',
                Fenced::Inside => 'i',
                Fenced::Mark => 'f',
            });
            at += line.len() + 1;
        }
        out
    }

    #[test]
    fn what_stands_between_two_fences_is_inside() {
        assert_eq!(read("a\n```text\nb\n~~~\n```\nc"), ".fiif.");
        assert_eq!(read("````\n```\n````\n~~~\nx\n~~~"), "fiffif");
        assert_eq!(read("``` `x` ```\n``\nb"), "...");
    }

    #[test]
    fn what_nothing_closes_opens_nothing() {
        assert_eq!(read("a\n```\nb\n```` \nc"), ".fif.");
        assert_eq!(read("a\n````\nb\n```\nc\n```"), "...fif");
        assert_eq!(read("```\nb"), "..");
    }
}
