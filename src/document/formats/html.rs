//! Saved web pages: the main content without menus, with its title and date.
//!
//! `dom_smoothie` (Readability's rules) says where the content begins and ends. What lies between is
//! then taken from the page itself, so that no paragraph in the middle of a statement is lost because
//! a rule for articles took it for an advertisement.

use super::Found;
use super::fault::Fault;
use super::page::{is_deep, walk};
use super::rich::{Rich, Shape, one_line};
use crate::document::{dateline, decode};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Article, Config, Readability};
use encoding_rs::Encoding;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pages beyond this many bytes are read without looking for the main content.
const LARGEST_PAGE: usize = 8 << 20;
/// Elements nest no deeper on any page that people made; building the tree takes time that grows with
/// the square of it.
const DEEPEST_PAGE: usize = 4_000;
/// Names of what surrounds the content, as whole words of a class or id.
const FURNITURE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "menus",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "cookie",
    "cookies",
    "consent",
    "share",
    "sharing",
    "social",
    "related",
    "recommended",
    "footer",
    "pagination",
    "pager",
    "newsletter",
    "subscribe",
    "advert",
    "advertisement",
    "ads",
    "popup",
    "modal",
    "toolbar",
    "comments",
    "skip",
    "banner",
    "print",
    "language",
    "languages",
    "search",
];

/// Reads a saved page.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Fault> {
    let (html, notice) = decoded(bytes)?;
    let mut found = Found { parts: Vec::new(), notices: notice.into_iter().collect() };
    if nests_beyond(&html, DEEPEST_PAGE) {
        return Err(Fault::damaged("its elements nest thousands deep"));
    }
    let page = Document::from(html.as_str());
    let root = page.root();
    let everything = || walk(&root, &|_, _| false);
    if html.len() > LARGEST_PAGE || is_deep(&root) {
        found.parts = everything();
        return Ok(found);
    }
    let article = article(&html);
    let all = size(&everything());
    let frame = |node: &NodeRef<'_>, name: &str| is_furniture(node, name, all);
    let parts = without_menus(walk(&root, &frame));
    // A page that is all menu is read whole.
    let parts = if parts.is_empty() { everything() } else { parts };
    let (from, to) = article.as_ref().and_then(|a| extent(&parts, a)).unwrap_or((0, parts.len()));
    let title = title(&page, article.as_ref());
    found.parts = content(&parts, from, to, title.as_deref());
    if !found.parts.iter().take(5).any(is_date)
        && let Some(date) = date(&page, article.as_ref())
    {
        let after = found.parts.iter().position(|p| p.shape == Shape::Title).map_or(0, |i| i + 1);
        found.parts.insert(after, Rich { shape: Shape::Date, text: date, ..Rich::default() });
    }
    Ok(found)
}

/// The page as text: a byte order mark, then what it says of itself, then a guess.
fn decoded(bytes: &[u8]) -> Result<(String, Option<String>), Fault> {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = declared(bytes)
    {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if !broken && !text.contains('\0') {
            return Ok((text.into_owned(), None));
        }
    }
    let decoded = decode::decode(bytes).ok_or_else(|| Fault::damaged("it holds binary data"))?;
    Ok((decoded.text, decoded.notice))
}

/// The encoding that the page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..2048).unwrap_or(bytes);
    let at = memchr::memmem::find(head, b"charset=").map(|at| at + 8);
    let at = at.or_else(|| memchr::memmem::find(head, b"encoding=").map(|at| at + 9))?;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    Encoding::for_label(&label)
}

/// Whether elements that must be closed are opened far more often than they are closed.
fn nests_beyond(html: &str, most: usize) -> bool {
    const CLOSED: [&str; 12] =
        ["div", "span", "b", "i", "font", "table", "section", "blockquote", "ul", "ol", "a", "em"];
    let (mut depth, mut rest) = (0usize, html);
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let (ends, name) = after.strip_prefix('/').map_or((false, after), |name| (true, name));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..length).unwrap_or("");
        if CLOSED.iter().any(|c| c.eq_ignore_ascii_case(name)) {
            depth = if ends { depth.saturating_sub(1) } else { depth + 1 };
            if depth > most {
                return true;
            }
        }
    }
    false
}

/// What the rules for articles find; nothing where they fail.
fn article(html: &str) -> Option<Article> {
    let config = Config { max_elements_to_parse: 200_000, char_threshold: 140, ..Config::default() };
    // A page that drives the rules into a panic is read without them.
    catch_unwind(AssertUnwindSafe(|| Readability::new(html, None, Some(config)).ok()?.parse().ok())).ok()?
}

/// Where in `parts` the article begins and ends.
fn extent(parts: &[Rich], article: &Article) -> Option<(usize, usize)> {
    let content = Document::from(&*article.content);
    let wanted: Vec<Rich> = walk(&content.root(), &|_, _| false);
    let wanted: Vec<&Rich> = wanted.iter().filter(|part| part.text.len() > 20).collect();
    let from = wanted.iter().find_map(|w| parts.iter().position(|p| p.text == w.text))?;
    let to = wanted.iter().rev().find_map(|w| parts.iter().rposition(|p| p.text == w.text))? + 1;
    // Rules that keep less than a third of what the page says were made for other pages.
    let kept = parts.get(from..to)?;
    (size(kept) * 3 >= size(parts)).then_some((from, to))
}

/// The content with its title in front, and what between the two belongs to it.
fn content(parts: &[Rich], from: usize, to: usize, title: Option<&str>) -> Vec<Rich> {
    let mut out = Vec::new();
    let mut from = from;
    if let Some(title) = title {
        out.push(Rich { shape: Shape::Title, text: title.to_owned(), ..Rich::default() });
        let near = |i: &usize| parts.get(*i).is_some_and(|p| same(&p.text, title));
        if let Some(at) = (from..to).find(near).filter(|at| *at < from + 8) {
            // Words above the title on the page stay above it.
            let above = parts.get(from..at).unwrap_or(&[]);
            out.splice(0..0, above.iter().cloned());
            from = at + 1;
        } else if let Some(at) = (0..from).rev().find(near) {
            let between = parts.get(at + 1..from).unwrap_or(&[]);
            out.extend(between.iter().filter(|p| is_date(p) || p.text.len() > 60).cloned());
        }
    }
    let rest = parts.get(from..to).unwrap_or(&[]).iter();
    out.extend(rest.filter(|p| title.is_none_or(|t| !same(&p.text, t))).cloned());
    for part in &mut out {
        if part.shape == Shape::Words && is_date(part) {
            part.shape = Shape::Date;
        }
    }
    out
}

/// The page's title: a heading that its `<title>` names too, else its only first heading.
fn title(page: &Document, article: Option<&Article>) -> Option<String> {
    let named = one_line(&page.select("head title").text());
    let heads = |level: &str| -> Vec<String> {
        let all = page.select(level);
        all.nodes().iter().map(|n| one_line(&n.text())).filter(|t| !t.is_empty()).collect()
    };
    let first = heads("h1");
    let named_too =
        first.iter().chain(&heads("h2")).find(|h| h.len() > 10 && named.contains(h.as_str())).cloned();
    let only = || (first.len() == 1).then(|| first.first().cloned()).flatten();
    let found = named_too.or_else(only).or_else(|| article.map(|a| one_line(&a.title)));
    found.or(Some(named)).filter(|t| !t.is_empty())
}

/// A date that the page shows, or else one that it only says to machines.
fn date(page: &Document, article: Option<&Article>) -> Option<String> {
    let shown = page.select("time, [class*=date], [class*=time], [class*=publish], [id*=date], [id*=time]");
    let mut lines = shown.nodes().iter().map(|n| one_line(&n.text()));
    lines.find(|line| dateline::is_date_line(line)).or_else(|| {
        let names = ["PubDate", "pubdate", "publishdate", "date", "DC.date", "dcterms.date"];
        let told = names.iter().find_map(|name| page.select(&format!("meta[name='{name}']")).attr("content"));
        let told = told.map(|t| t.to_string()).or_else(|| article?.published_time.clone())?;
        Some(one_line(&told.replace('T', " "))).filter(|t| dateline::is_date_line(t))
    })
}

fn is_furniture(node: &NodeRef<'_>, name: &str, all: usize) -> bool {
    if matches!(name, "nav" | "footer" | "aside" | "form") {
        return node.text().len() * 2 < all.max(1);
    }
    if matches!(name, "html" | "body" | "main" | "article" | "h1" | "h2" | "p") {
        return false;
    }
    let role = node.attr("role").unwrap_or_default();
    let role = matches!(
        &*role,
        "navigation"
            | "banner"
            | "contentinfo"
            | "search"
            | "complementary"
            | "dialog"
            | "alertdialog"
            | "menu"
    );
    let named = || {
        let names =
            format!("{} {}", node.attr("class").unwrap_or_default(), node.attr("id").unwrap_or_default());
        names.split(|c: char| !c.is_alphanumeric()).any(|word| FURNITURE.contains(&&*word.to_lowercase()))
    };
    // What holds much of the page is no frame around it, whatever it is called.
    (role || named()) && node.text().len() * 3 < all.max(1)
}

/// Three and more parts in a row that are all link are a menu.
fn without_menus(parts: Vec<Rich>) -> Vec<Rich> {
    let link = |p: &Rich| p.linked * 10 >= p.text.len() * 8;
    let mut out: Vec<Rich> = Vec::with_capacity(parts.len());
    let mut run = Vec::new();
    for part in parts {
        if link(&part) {
            run.push(part);
            continue;
        }
        if run.len() < 3 {
            out.append(&mut run);
        }
        run.clear();
        out.push(part);
    }
    if run.len() < 3 {
        out.append(&mut run);
    }
    out
}

fn is_date(part: &Rich) -> bool {
    part.text.lines().next().is_some_and(dateline::is_date_line) && part.text.len() < 120
}

fn same(a: &str, b: &str) -> bool {
    a == b || (a.contains('\n') && one_line(a) == b)
}

fn size(parts: &[Rich]) -> usize {
    parts.iter().map(|p| p.text.len()).sum()
}
