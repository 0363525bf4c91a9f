//! Files of every format through the built program; the PDF in a process of its own.

#[path = "../formats/samples.rs"]
mod samples;

use crate::Desk;
use samples::*;

#[test]
fn text_shows_what_was_read_of_each_format() {
    let desk = Desk::new();
    desk.put("page.html", PAGE);
    assert_eq!(desk.run(&["text", "page.html"]).well(), PAGE_TEXT);
    desk.put("a.docx", docx(&word_paragraph("Ttl", "Joint Statement")));
    assert_eq!(desk.run(&["text", "a.docx"]).well(), "Joint Statement\n");
    desk.put("a.odt", odt("<text:h>Joint</text:h><text:p>The Sides met.</text:p>"));
    assert_eq!(desk.run(&["text", "a.odt"]).well(), "Joint\n\nThe Sides met.\n");
    desk.put("a.epub", epub("Papers", &["<p>Words</p>"]));
    assert_eq!(desk.run(&["text", "a.epub"]).well(), "Papers\n\nWords\n");
    desk.put("a.pdf", pdf(&[&["The Sides met in Vesk."]]));
    assert_eq!(desk.run(&["text", "a.pdf"]).well(), "The Sides met in Vesk.\n");
}

#[test]
fn a_layer_says_which_reader_made_the_text() {
    let desk = Desk::new();
    desk.put("page.html", PAGE);
    let quote = "walls protect no one";
    desk.run(&["annotate", "page.html", "--quote", quote, "--note", "n", "--as", "ana"]).well();
    let layer = std::fs::read_to_string(desk.dir().join("page.html.notes/ana.toml")).expect("a layer");
    assert!(layer.contains("reader = \"html/1\""), "{layer}");
    assert_eq!(desk.run(&["check", "page.html"]).code, 0);
    let json = desk.run(&["extract", "page.html"]).json();
    assert_eq!(json["card"]["date"], "2031-03-04");
    assert_eq!(json["card"]["title"], "Ma Rensheng Holds Talks with Pavel Orlenko");
}

#[test]
fn bad_files_of_each_format_are_one_sentence() {
    let desk = Desk::new();
    let word = docx(&word_paragraph("", "The Sides met."));
    desk.put("cut.docx", &word[..word.len() / 2]);
    let whole = pdf(&[&["The Sides met in Vesk."]]);
    desk.put("cut.pdf", &whole[..whole.len() / 3]);
    desk.put("scan.pdf", pdf(&[&[]]));
    desk.put("locked.pdf", b"%PDF-1.4\ntrailer << /Encrypt 3 0 R >>");
    desk.put("bomb.docx", bomb("word/document.xml", "<document><body><p><r><t>", &[], 1024));
    desk.put("a\u{1b}[31mred.docx", "x");
    for (name, word) in [
        ("cut.docx", "is damaged"),
        ("cut.pdf", "is damaged"),
        ("scan.pdf", "only pictures"),
        ("locked.pdf", "protected"),
        ("bomb.docx", "more than 256 MB"),
        ("a\u{1b}[31mred.docx", "is damaged"),
    ] {
        let said = desk.run(&["text", name]).failed(2);
        assert!(said.contains(word) && !said.contains('\u{1b}'), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_pdf_that_never_ends_costs_a_sentence_and_not_the_program() {
    // Pages that point at each other in a circle.
    let desk = Desk::new();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>".to_owned(),
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 99999999 >>".to_owned(),
    ];
    desk.put("ring.pdf", finished(&objects, ""));
    desk.run(&["text", "ring.pdf"]).failed(2);
}
