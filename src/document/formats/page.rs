//! A web page walked: its elements become parts, in reading order, without recursion.

use super::rich::{Builder, Rich, Shape};
use super::table::Tables;
use dom_query::NodeRef;

/// Elements that hold nothing to read.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "button",
    "input", "textarea", "head", "audio", "video", "canvas", "map", "dialog", "datalist", "rp", "rt",
];

/// Elements that begin a block of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "dl",
    "dt",
    "dd",
    "pre",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
    "hr",
    "form",
    "fieldset",
    "legend",
    "header",
    "footer",
    "aside",
    "nav",
    "center",
    "body",
    "html",
    "menu",
    "time-stamp",
];

/// Elements nest at most this deep for us; deeper ones are read as if they lay here.
pub(super) const DEEPEST: usize = 400;

/// What surrounds the place where the walk is.
#[derive(Default)]
struct Around {
    /// Open lists: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    quotes: u8,
    links: usize,
    verbatim: usize,
    heading: Option<u8>,
    /// The marker of an item that has no words yet.
    item: Option<String>,
    tables: Tables,
}

impl Around {
    fn begin(&mut self, out: &mut Builder) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        if let Some(level) = self.heading {
            return out.begin(Shape::Heading(level), "");
        }
        if let Some(marker) = &self.item {
            return out.begin(Shape::Item(depth), marker);
        }
        match self.quotes {
            0 => out.begin(Shape::Words, ""),
            n => out.begin(Shape::Quotation(n - 1), ""),
        }
    }
}

/// The parts below `root`; elements for which `skip` holds are left out with all that is in them.
pub(super) fn walk(root: &NodeRef<'_>, skip: &dyn Fn(&NodeRef<'_>, &str) -> bool) -> Vec<Rich> {
    let mut out = Builder::default();
    let mut around = Around::default();
    let mut at = root.first_child();
    let mut depth = 0usize;
    while let Some(node) = at {
        let mut entered = false;
        if node.is_text() {
            words(&node.text(), &mut around, &mut out);
        } else if node.is_element() {
            let name = node.node_name().map(|name| name.to_lowercase()).unwrap_or_default();
            if !SILENT.contains(&name.as_str()) && !hidden(&node) && !skip(&node, &name) {
                enter(&node, &name, &mut around, &mut out);
                entered = node.first_child().is_some();
                if !entered {
                    leave(&name, &mut around, &mut out);
                }
            }
        }
        if entered {
            depth += 1;
            at = node.first_child();
            continue;
        }
        // The next in reading order, closing what ends on the way.
        let mut last = node;
        at = loop {
            if let Some(next) = last.next_sibling() {
                break Some(next);
            }
            if depth == 0 {
                break None;
            }
            let Some(parent) = last.parent() else { break None };
            depth -= 1;
            let name = parent.node_name().map(|name| name.to_lowercase()).unwrap_or_default();
            leave(&name, &mut around, &mut out);
            last = parent;
        };
    }
    out.finish()
}

/// How deep elements nest below `root`, counted no further than [`DEEPEST`].
pub(super) fn is_deep(root: &NodeRef<'_>) -> bool {
    let mut depth = 0usize;
    let mut node = *root;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
            node = child;
            continue;
        }
        loop {
            if depth == 0 {
                return false;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return false };
            depth -= 1;
            node = parent;
        }
    }
}

fn words(text: &str, around: &mut Around, out: &mut Builder) {
    if text.is_empty() {
        return;
    }
    let flat;
    let text = if around.verbatim > 0 {
        text
    } else {
        // Line breaks of the source are white space; only <br> breaks a line.
        flat = text.replace(['\n', '\r'], " ");
        &flat
    };
    if around.links > 0 { out.push_link(text) } else { out.push(text) }
}

fn enter(node: &NodeRef<'_>, name: &str, around: &mut Around, out: &mut Builder) {
    match name {
        "br" => return out.push("\n"),
        "wbr" => return,
        "img" => return,
        "a" => around.links += 1,
        "ul" | "menu" => around.lists.push(None),
        "ol" => {
            let start = node.attr("start").and_then(|start| start.trim().parse().ok());
            around.lists.push(Some(start.unwrap_or(1)));
        }
        "li" => {
            let given = node.attr("value").and_then(|value| value.trim().parse().ok());
            around.item = Some(match around.lists.last_mut() {
                Some(Some(next)) => {
                    let number = given.unwrap_or(*next);
                    *next = number.saturating_add(1);
                    format!("{number}.")
                }
                _ => "•".to_owned(),
            });
        }
        "blockquote" => around.quotes = around.quotes.saturating_add(1),
        "pre" => around.verbatim += 1,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            around.heading = name.get(1..).and_then(|level| level.parse().ok());
        }
        _ => {}
    }
    if BLOCKS.contains(&name) {
        used(around, out);
        around.begin(out);
    }
    match name {
        "table" => around.tables.table(),
        "tr" => around.tables.row(),
        "td" | "th" => around.tables.cell(out.parts.len()),
        _ => {}
    }
}

fn leave(name: &str, around: &mut Around, out: &mut Builder) {
    if BLOCKS.contains(&name) {
        used(around, out);
        out.end();
    }
    match name {
        "table" => around.tables.table_ends(&mut out.parts),
        "td" | "th" => around.tables.cell_ends(out.parts.len()),
        "a" => around.links = around.links.saturating_sub(1),
        "ul" | "ol" | "menu" => {
            around.lists.pop();
        }
        "li" => around.item = None,
        "blockquote" => around.quotes = around.quotes.saturating_sub(1),
        "pre" => around.verbatim = around.verbatim.saturating_sub(1),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => around.heading = None,
        _ => {}
    }
    if BLOCKS.contains(&name) {
        around.begin(out);
    }
}

/// An item's marker stands before its first words only.
fn used(around: &mut Around, out: &Builder) {
    if !out.is_blank() {
        around.item = None;
    }
}

fn hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|v| &*v == "true")
        || node.attr("style").is_some_and(|style| {
            let style = style.to_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
