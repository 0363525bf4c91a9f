//! Every format read, and every format damaged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../tests/formats/samples.rs"]
mod samples;

use crate::document::{BlockKind, Document, DocumentError};
use samples::*;

fn open(name: &str, bytes: &[u8]) -> Document {
    Document::from_bytes(name, None, bytes).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], word: &str) {
    let said = Document::from_bytes(name, None, bytes).map(|d| d.text).unwrap_err().to_string();
    assert!(said.contains(word), "{said}");
    assert!(said.starts_with(&format!("{name}: ")) && !said.contains('\n'), "{said}");
}

/// What every canonical text of these formats is.
#[track_caller]
fn lawful(document: &Document) {
    let text = &*document.text;
    assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains("\n\n\n"), "{text:?}");
    assert!(!text.contains("  ") && !text.contains('\t') && !text.contains('\r'), "{text:?}");
    assert!(text.lines().all(|line| line.trim() == line), "{text:?}");
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && text.get(end..block.span.start).unwrap().trim().is_empty());
        end = block.span.end;
    }
    assert!(text.get(end..).unwrap().trim().is_empty());
}

fn kinds(document: &Document) -> Vec<BlockKind> {
    document.blocks.iter().map(|b| b.kind).collect()
}

#[test]
fn a_ministrys_page_is_read_without_its_menus() {
    let d = open("page.html", PAGE.as_bytes());
    assert_eq!(&*d.text, PAGE_TEXT);
    lawful(&d);
    assert_eq!(d.reader, "html/1");
    use BlockKind as K;
    let expected = [
        K::Title,
        K::Dateline,
        K::Paragraph,
        K::Paragraph,
        K::Paragraph,
        K::ListItem,
        K::ListItem,
        K::ListItem,
        K::Quotation,
        K::Paragraph,
    ];
    assert_eq!(kinds(&d), expected);
    assert_eq!(d.blocks.iter().map(|b| b.depth).max(), Some(1));
}

#[test]
fn small_and_odd_pages_are_read_whole() {
    for (html, text) in [
        ("<p>Hello  <i>there</i>,\nreader.</p>", "Hello there, reader.\n"),
        (
            "<html><body>Bare words<div>and a box</div>after</body></html>",
            "Bare words\n\nand a box\n\nafter\n",
        ),
        ("<title>Notice</title><p>One<br><br>Two</p>", "Notice\n\nOne\n\nTwo\n"),
        ("<p>A<span hidden>B</span><span style='display: none'>C</span>D</p>", "AD\n"),
        ("<p>5 &lt; 6 &amp; &#x201c;so&#8221;</p>", "5 < 6 & “so”\n"),
        ("<pre>a\n  b</pre>", "a\nb\n"),
        ("<ol start=4><li><p>four</p><li>five</ol>", "4. four\n\n5. five\n"),
        (
            "<ul><li><a href=1>One</a><li><a href=2>Two</a><li><a href=3>Three</a></ul>",
            "• One\n\n• Two\n\n• Three\n",
        ),
    ] {
        let d = open("a.html", html.as_bytes());
        assert_eq!(&*d.text, text, "{html}");
        lawful(&d);
    }
    let deep = format!("{}words{}", "<div>".repeat(1_000), "</div>".repeat(1_000));
    assert_eq!(&*open("deep.html", deep.as_bytes()).text, "words\n");
    refused("deep.html", "<div>".repeat(60_000).as_bytes(), "nest thousands deep");
}

#[test]
fn rows_of_a_table_stay_together() {
    let row = |cells: &[&str]| cells.iter().map(|c| format!("<td><p>{c}</p></td>")).collect::<String>();
    let page = format!(
        "<p>Trade in 2031</p><table><tr><th>State<th>Fish<th>Grain</tr><tr>{}</tr><tr>{}</tr></table><p>End</p>",
        row(&["Sarvan", "12", "4"]),
        row(&["Tolmar", "", "9"])
    );
    let told = "Trade in 2031\n\nState | Fish | Grain\n\nSarvan | 12 | 4\n\nTolmar | – | 9\n\nEnd\n";
    let d = open("a.html", page.as_bytes());
    assert_eq!(&*d.text, told);
    lawful(&d);
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let body = [
        word_paragraph("Mine", "Trade in 2031"),
        "<w:tbl>".to_owned(),
        row(&["State", "Fish", "Grain"]),
        row(&["Sarvan", "12", "4"]),
        row(&["Tolmar", "", "9"]),
        "</w:tbl>".to_owned(),
        word_paragraph("Mine", "End"),
    ]
    .concat();
    let d = open("a.docx", &docx(&body));
    assert!(d.text.contains("State | Fish | Grain\n\nSarvan | 12 | 4\n\nTolmar | – | 9\n"), "{}", d.text);
    lawful(&d);
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let row = |cells: &[&str]| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(|c| cell(c)).collect::<String>())
    };
    let rows = [row(&["State", "Fish", "Grain"]), row(&["Sarvan", "12", "4"])].concat();
    let d = open("a.odt", &odt(&format!("<text:p>Trade</text:p><table:table>{rows}</table:table>")));
    assert_eq!(&*d.text, "Trade\n\nState | Fish | Grain\n\nSarvan | 12 | 4\n");
    // A table that only places a letter's head keeps its lines.
    let head = open(
        "a.html",
        b"<table><tr><td>No. 12</td><td>4 March 2031</td></tr></table><p>The two sides met.</p>",
    );
    assert_eq!(&*head.text, "No. 12\n\n4 March 2031\n\nThe two sides met.\n");
}

#[test]
fn a_page_says_its_encoding() {
    let page = b"<html><head><meta charset=windows-1252></head><p>The caf\xe9 in Vesk</p></html>";
    assert_eq!(&*open("a.html", page).text, "The café in Vesk\n");
    let d = open("a.html", b"<p>The caf\xe9 in Vesk was visited by S\xe3o L\xedvio");
    assert!(d.text.contains("café") && d.notices.len() == 1);
}

#[test]
fn a_date_that_only_machines_are_told_is_found() {
    let page = PAGE
        .replace("<p class=\"time\">2031-03-04 11:14</p>", "")
        .replace("<script>", "<meta name=\"PubDate\" content=\"2031-03-04 11:14:00\"><script>");
    let d = open("a.html", page.as_bytes());
    assert!(d.text.contains("Pavel Orlenko\n\n2031-03-04 11:14:00\n\nOn March 4"), "{}", d.text);
}

#[test]
fn a_word_file_is_read_with_its_numbers_and_footnotes() {
    let numbered = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = [
        word_paragraph("Ttl", "Joint Statement of Taihan and Sarvan"),
        word_paragraph("Mine", "Trade"),
        "<w:p><w:r><w:t xml:space=\"preserve\">The  Sides </w:t></w:r><w:hyperlink><w:r><w:t>met &amp; spoke</w:t></w:r></w:hyperlink>\
         <w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:delText> never</w:delText></w:r></w:del><w:ins><w:r><w:t> often</w:t></w:r></w:ins><w:r><w:t>.</w:t><w:br/><w:t>They parted.</w:t></w:r></w:p>".into(),
        numbered(0, "Roads"),
        numbered(1, "northern"),
        numbered(1, "southern"),
        numbered(0, "Rivers"),
        word_paragraph("Q", "Walls protect no one."),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>For Taihan</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr/>".into(),
    ]
    .concat();
    let d = open("a.docx", &docx(&body));
    assert_eq!(
        &*d.text,
        "Joint Statement of Taihan and Sarvan\n\nTrade\n\nThe Sides met & spoke[1] often.\nThey parted.\n\n1. Roads\n\n(a) northern\n\n(b) southern\n\n2. Rivers\n\nWalls protect no one.\n\nFor Taihan\n\n[1] Signed in Vesk.\n"
    );
    lawful(&d);
    assert_eq!(d.reader, "docx/1");
    assert!(d.notices.iter().any(|n| n.contains("tracked changes")), "{:?}", d.notices);
    use BlockKind as K;
    assert_eq!(
        kinds(&d).get(..9).unwrap(),
        [
            K::Title,
            K::Heading(1),
            K::Paragraph,
            K::Paragraph,
            K::ListItem,
            K::ListItem,
            K::ListItem,
            K::ListItem,
            K::Quotation
        ]
    );
    // The ending does not matter where the bytes speak.
    assert_eq!(open("a.txt", &docx(&body)).reader, "docx/1");
}

#[test]
fn an_opendocument_text_is_read() {
    let d = open(
        "a.odt",
        &odt("<text:sequence-decls/><text:p text:style-name=\"P1\">Joint Statement</text:p>\
            <text:h text:outline-level=\"2\">Trade</text:h>\n\
            <text:p>The <text:span>Sides</text:span><text:s text:c=\"3\"/>met<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In Vesk.</text:p></text:note-body></text:note>.<text:line-break/>They\nparted.<office:annotation><text:p>why?</text:p></office:annotation></text:p>\
            <text:list text:style-name=\"L1\"><text:list-item><text:p>Roads</text:p><text:list><text:list-item><text:p>northern</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Rivers</text:p></text:list-item></text:list>"),
    );
    assert_eq!(
        &*d.text,
        "Joint Statement\n\nTrade\n\nThe Sides met[1].\nThey parted.\n\n1. Roads\n\n(a) northern\n\n2. Rivers\n\n[1] In Vesk.\n"
    );
    lawful(&d);
    assert_eq!((d.reader, kinds(&d).first()), ("odt/1", Some(&BlockKind::Title)));
}

#[test]
fn an_epub_is_read_chapter_by_chapter() {
    let chapters = [
        "<html><head><title>x</title></head><body><h2>One</h2><p>First&nbsp;words.</p></body></html>",
        "<html><body><p>Second words.</p></body></html>",
    ];
    let d = open("a.epub", &epub("The Lake Papers", &chapters));
    assert_eq!(&*d.text, "The Lake Papers\n\nOne\n\nFirst words.\n\nSecond words.\n");
    lawful(&d);
    assert_eq!((d.reader, kinds(&d)[0], kinds(&d)[1]), ("epub/1", BlockKind::Title, BlockKind::Heading(2)));
}

#[test]
fn a_pdf_with_text_is_read() {
    let first: &[&str] = &[
        "Joint Statement on the Lake",
        "",
        "The two sides met in Tolmar on 4 March 2031 and discussed the",
        "northern road, the lake and trade,",
        "",
        "1",
    ];
    let second: &[&str] = &["energy and transport.", "", "They agreed to meet again in Vesk."];
    let d = open("a.pdf", &pdf(&[first, second]));
    assert_eq!(
        &*d.text,
        "Joint Statement on the Lake\n\nThe two sides met in Tolmar on 4 March 2031 and discussed the\nnorthern road, the lake and trade,\nenergy and transport.\n\nThey agreed to meet again in Vesk.\n"
    );
    lawful(&d);
    assert_eq!(d.reader, "pdf/2");
    refused("scan.pdf", &pdf(&[&[], &[]]), "only pictures of pages");
}

#[test]
fn every_format_cut_short_is_said_to_be_damaged() {
    let body = word_paragraph("", "The Sides met.").repeat(200);
    let whole = [
        ("a.docx", docx(&body)),
        ("a.odt", odt(&"<text:p>The Sides met.</text:p>".repeat(200))),
        ("a.epub", epub("Papers", &["<p>Words</p>"])),
    ];
    for (name, bytes) in &whole {
        assert!(Document::from_bytes(name, None, bytes).is_ok());
        for cut in [5, bytes.len() / 2, bytes.len() - 10] {
            refused(name, &bytes[..cut], "is damaged");
        }
        refused(name, b"PK\x03\x04 and no more", "is damaged");
        refused(name, b"plain words", "is damaged");
    }
    let whole = pdf(&[&["The Sides met in Vesk."]]);
    refused("a.pdf", &whole[..whole.len() / 3], "is damaged");
    refused("a.pdf", b"plain words", "is damaged");
    refused("a.html", b"\x00\x01\x02\x03", "is damaged");
}

#[test]
fn a_flipped_byte_never_panics() {
    let files = [
        ("a.docx", docx(&word_paragraph("Ttl", "The Sides met."))),
        ("a.odt", odt("<text:p>The Sides met.</text:p>")),
        ("a.epub", epub("Papers", &["<p>Words</p>"])),
        ("a.html", PAGE.as_bytes().to_vec()),
    ];
    for (name, bytes) in files {
        for at in (0..bytes.len()).step_by(bytes.len() / 60 + 1) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x55;
            match Document::from_bytes(name, None, &broken) {
                Ok(d) if d.reader != "text/1" => lawful(&d),
                Ok(_) => {}
                Err(error) => assert!(!error.to_string().contains('\n'), "{error}"),
            }
        }
    }
}

#[test]
fn empty_files_of_each_format_are_said() {
    refused("a.docx", &docx(""), "no text");
    refused("a.odt", &odt("<text:p/>"), "no text");
    refused("a.epub", &epub("", &["<p/>"]), "no text");
    refused("a.html", b"<html><body></body></html>", "no text");
    for name in ["a.docx", "a.odt", "a.epub", "a.html", "a.pdf"] {
        refused(name, b"", "empty");
    }
    refused("a.docx", &package(&[]), "is damaged");
}

#[test]
fn a_long_book_begins_with_its_first_chapters() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("book.epub");
    let book = |count: usize, title: &str| {
        let words = "<p>The Minister said that it is so.</p>".repeat(200);
        let page = |n: usize| format!("<html><body><h1>{title} {n}</h1>{words}</body></html>");
        let pages: Vec<String> = (1..=count).map(page).collect();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        std::fs::write(&path, epub("Record 1", &pages)).unwrap();
    };
    // The title stands in the first chapter, or nowhere.
    for title in ["Record", "Part"] {
        book(60, title);
        let (head, whole) = (Document::head(&path).unwrap(), Document::open(&path).unwrap());
        assert!(head.partial && !whole.partial && head.text.len() < whole.text.len() / 2);
        assert!(whole.text.starts_with(&*head.text), "{title}");
        assert_eq!(whole.blocks.get(..head.blocks.len()).unwrap(), head.blocks);
        assert_eq!((head.reader, head.name), (whole.reader, whole.name));
    }
    book(5, "Record");
    assert!(Document::head(&path).is_none(), "a short one is read whole at once");
    std::fs::write(&path, "no book at all").unwrap();
    assert!(Document::head(&path).is_none());
}

#[test]
fn what_unpacks_to_a_gigabyte_is_not_read() {
    let head = "<w:document><w:body><w:p><w:r><w:t>";
    refused("a.docx", &bomb("word/document.xml", head, &[], 1024), "more than 256 MB");
    let mime: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    refused("a.odt", &bomb("content.xml", "<office:document-content>", &[mime], 300), "more than 256 MB");
    let container: &[u8] = b"<container><rootfile full-path=\"c.opf\"/></container>";
    let others = [("mimetype", b"application/epub+zip".as_slice()), ("META-INF/container.xml", container)];
    refused("a.epub", &bomb("c.opf", "<package>", &others, 300), "more than 256 MB");
}

#[test]
fn entities_are_not_expanded_without_end() {
    let xml = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:r><w:t>Words&b;.</w:t></w:r></w:p></w:document>";
    let d = open("a.docx", &package(&[("word/document.xml", xml.as_bytes())]));
    assert_eq!(&*d.text, "Words.\n");
}

#[test]
fn locked_files_are_said_to_be_locked() {
    let manifest: &[u8] = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let mime: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    refused(
        "a.odt",
        &package(&[mime, ("content.xml", b"\x99\x01"), ("META-INF/manifest.xml", manifest)]),
        "protected",
    );
    let locks: &[u8] = b"<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/><CipherReference URI=\"c.xhtml\"/></EncryptedData></encryption>";
    let others = [("mimetype", b"application/epub+zip".as_slice()), ("META-INF/encryption.xml", locks)];
    refused("a.epub", &package(&others), "protected");
    let mut word = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    word.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("a.docx", &word, "password");
    let objects =
        ["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), "<< /Type /Pages /Kids [] /Count 0 >>".to_owned()];
    let secret = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >> /ID [(a) (b)]";
    let said = Document::from_bytes("a.pdf", None, &samples::finished(&objects, secret));
    assert!(matches!(said, Err(DocumentError::Protected { .. })), "{said:?}");
}

#[test]
fn hostile_names_within_a_package_reach_no_file_and_no_terminal() {
    let opf = b"<package><manifest><item id=\"a\" href=\"../../../../etc/\x1b[31mpasswd\" media-type=\"text/html\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    let container: &[u8] = b"<container><rootfile full-path=\"c.opf\"/></container>";
    let parts = [
        ("mimetype", b"application/epub+zip".as_slice()),
        ("META-INF/container.xml", container),
        ("c.opf", opf),
    ];
    let said = Document::from_bytes("a.epub", None, &package(&parts)).unwrap_err().to_string();
    assert!(!said.contains('\x1b') && said.contains("is damaged"), "{said}");
}
