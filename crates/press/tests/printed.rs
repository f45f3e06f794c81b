//! What comes out of the press: real pages, the words on them, and nothing that a name asked for.

use saldo_domain::Day;
use saldo_letters::Language;
use saldo_letters::paper::{Block, Column, Fact, Paper, Party, Place, Table};
use saldo_press::{Leaf, MOST_TEXT, NotPrinted, bind, pages, pdf, together};
use std::io::Write;
use std::process::{Command, Stdio};

fn day() -> Day {
    Day::of(2026, 3, 20).expect("a day")
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper { blocks, ..Paper::new(Language::Ru, "Претензия".to_owned(), day()) }
}

fn text(text: &str) -> Block {
    Block::Text { text: text.to_owned() }
}

/// The words on the pages, as a reader copies them: blanks and line ends count once.
fn words_on(bytes: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext, from poppler-utils");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(bytes).expect("the document");
    drop(pipe);
    let read = child.wait_with_output().expect("text");
    assert!(read.status.success(), "pdftotext reads what we print");
    let text = String::from_utf8(read.stdout).expect("UTF-8").replace(['\u{200b}', '\u{ad}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(rows: usize) -> Table {
    let columns = ["№", "Документ", "Сумма"];
    Table {
        title: "Расчёт".to_owned(),
        columns: vec![
            Column::short(columns[0]),
            Column::text(columns[1]),
            Column::number(columns[2]),
        ],
        rows: (1..=rows)
            .map(|row| vec![format!("{row}."), format!("счёт A-{row}"), format!("{row},00")])
            .collect(),
        total: Some(vec![String::new(), "Итого".to_owned(), "1 234,00".to_owned()]),
    }
}

#[test]
fn every_sign_of_our_languages_is_drawn_and_can_be_copied() {
    let signs = [
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "Õun Äär Öö Üks Šokk Žanr õäöüšž",
        "№ 5 «кавычки» „jutumärgid“ 12 ₽ 34 € 5 § 113 − 7 % – —",
    ];
    let printed = pdf(&paper(signs.iter().map(|line| text(line)).collect())).expect("a document");
    let words = words_on(&printed.bytes);
    for sign in signs {
        assert!(words.contains(sign), "{sign} in {words}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let asked = paper(vec![text("один раз"), Block::Table(table(30))]);
    assert_eq!(pdf(&asked), pdf(&asked));
}

/// A letter to somebody, with so many lines.
fn letter(name: &str, rows: usize) -> Paper {
    let from = Party { name: "Näidis OÜ".to_owned(), lines: vec!["Kesk 1".to_owned(); 6] };
    let to = Party {
        name: name.to_owned(),
        lines: vec!["Pikk 7".to_owned(), "10123 Tallinn".to_owned()],
    };
    let foot = format!("an {name}");
    Paper { from: Some(from), to: Some(to), foot, ..paper(vec![Block::Table(table(rows))]) }
}

#[test]
fn papers_lie_one_behind_the_other_each_with_its_own_pages() {
    let letters = [letter("Esimene AS", 3), letter("Teine OÜ", 90), letter("Kolmas FIE", 3)];
    let own: Vec<usize> = letters.iter().map(|one| pages(one).expect("laid out")).collect();
    assert_eq!((own[0], own[2]), (1, 1));
    assert!(own[1] > 1, "{own:?}");
    let printed = together(&letters, false).expect("a file");
    assert_eq!(printed.pages, own.iter().sum::<usize>());
    let words = words_on(&printed.bytes).replace(" / ", "/");
    let last = format!("an Teine OÜ {}/{}", own[1], own[1]);
    for expected in ["an Esimene AS 1/1", last.as_str(), "an Kolmas FIE 1/1"] {
        assert!(words.contains(expected), "{expected} in {words}");
    }
    assert_eq!(printed, together(&letters, false).expect("again"), "the same bytes");
    // Printed on both sides, each begins on a sheet of its own.
    let sides = together(&letters, true).expect("a file");
    let sheets: usize = own[..2].iter().map(|pages| pages.div_ceil(2) * 2).sum();
    assert_eq!(sides.pages, sheets + own[2]);
    assert!(together(&[], false).is_err());
}

/// The window of an envelope shows 90 by 45 mm, 20 mm from the left and 45 mm from the top edge
/// of a folded sheet: the address lies in it whoever writes and however long the name is.
#[test]
fn an_address_lies_in_the_window_of_the_envelope() {
    let long =
        "Rahvusvaheline Värskete Põllumajandussaaduste Hulgikaubanduse ja Logistika Keskus OÜ";
    let longest = "Общество с ограниченной ответственностью «Научно-производственное объединение \
                   „Северо-Западные электротехнические распределительные устройства им. \
                   Н. Н. Невыговариваемого“», обособленное подразделение № 17/бис, в лице филиала";
    for name in ["FIE", long, longest] {
        let printed = pdf(&letter(name, 2)).expect("a letter");
        let (top, bottom, left) = place_of(&printed.bytes, name.split(' ').next().unwrap_or(name));
        assert!((44..60).contains(&top) && bottom < 90, "{name}: {top} to {bottom} mm");
        assert!((20..30).contains(&left), "{name}: {left} mm");
        let (_, last, _) = place_of(&printed.bytes, "10123");
        assert!(last < 90, "{name}: {last} mm");
    }
}

/// The same with as many lines as an address has, each longer than the window is wide.
#[test]
fn a_long_address_below_a_long_name_lies_in_the_window_too() {
    let name = "Sihtasutus „Loode-Eesti põllumajandussaaduste töötlemise uurimiskeskus“ ".repeat(3);
    let street = "Põhja-Tallinna Väike-Kalamaja haruraudteejaama ümbersõidutee äärne hoone 17b";
    let mut asked = letter(&name, 2);
    asked.to = Some(Party {
        name: name.clone(),
        lines: [&[street; 3][..], &["10123 Lõpp"]]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect(),
    });
    let printed = pdf(&asked).expect("a letter");
    let (top, _, left) = place_of(&printed.bytes, "Sihtasutus");
    let (_, bottom, _) = place_of(&printed.bytes, "Lõpp");
    assert!((44..60).contains(&top) && bottom < 90, "{top} to {bottom} mm");
    assert!((20..30).contains(&left), "{left} mm");
}

/// The logo is drawn above the window, beside the sender, and moves neither.
#[test]
fn a_logo_stands_above_the_address_and_moves_nothing() {
    let plain = letter("FIE", 2);
    let with_logo = Paper { logo: Some(dot()), ..plain.clone() };
    let (plain, with_logo) = (pdf(&plain).expect("plain"), pdf(&with_logo).expect("with a logo"));
    for word in ["FIE", "Näidis", "10123"] {
        let places = [&plain, &with_logo].map(|one| place_of(&one.bytes, word));
        assert_eq!(places[0], places[1], "{word}");
    }
    // Sixteen millimetres of the one black dot, and nothing there without it.
    let ink = |bytes: &[u8]| {
        let page = picture_of(bytes);
        let dark = (18..34).flat_map(|y| (22..82).map(move |x| (x, y)));
        dark.filter(|(x, y)| page.at(*x, *y) < 128).count()
    };
    assert_eq!(ink(&plain.bytes), 0);
    assert!((200..300).contains(&ink(&with_logo.bytes)), "{} mm²", ink(&with_logo.bytes));
}

/// A picture whose head is sound and whose body is not keeps no document from being printed: it is
/// never taken for a logo.
#[test]
fn a_broken_picture_is_no_logo() {
    use saldo_press::picture::{can_be_a_logo, size};
    assert!(can_be_a_logo(&dot()));
    let whole = dot();
    let body = whole.windows(4).position(|at| at == b"IDAT").expect("a body");
    let mut broken = whole.clone();
    broken[body + 4..body + 12].fill(0xff);
    for bad in [&whole[..body + 2], &broken, b"", b"<svg/>"] {
        assert!(!can_be_a_logo(bad), "{bad:?}");
    }
    assert_eq!((size(&broken), size(&whole[..body + 2])), (Some((1, 1)), Some((1, 1))));
}

/// A page as an image, one point a millimetre.
struct Image {
    wide: usize,
    points: Vec<u8>,
}

impl Image {
    fn at(&self, x: usize, y: usize) -> u8 {
        self.points[y * self.wide + x]
    }
}

/// The first page as an image in shades of grey.
fn picture_of(bytes: &[u8]) -> Image {
    let mut child = Command::new("pdftoppm")
        .args(["-r", "25.4", "-gray", "-f", "1", "-l", "1", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftoppm, from poppler-utils");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(bytes).expect("the document");
    drop(pipe);
    let read = child.wait_with_output().expect("an image").stdout;
    // P5, width and height, 255, and the points.
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let end = at + read[at..].iter().position(u8::is_ascii_whitespace).expect("a field");
        fields.push(std::str::from_utf8(&read[at..end]).expect("ASCII").to_owned());
        at = end + 1;
    }
    assert_eq!(fields[0], "P5");
    Image { wide: fields[1].parse().expect("a width"), points: read[at..].to_vec() }
}

/// Top, bottom and left edge of the first word that is this one, in whole millimetres.
fn place_of(bytes: &[u8], word: &str) -> (i64, i64, i64) {
    let mut child = Command::new("pdftotext")
        .args(["-bbox", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext, from poppler-utils");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(bytes).expect("the document");
    drop(pipe);
    let read = child.wait_with_output().expect("text");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let line = text.lines().find(|line| line.contains(&format!(">{word}<")));
    let line = line.unwrap_or_else(|| panic!("{word} in {text}"));
    let edge = |name: &str| {
        let (_, after) = line.split_once(&format!("{name}=\"")).expect("an edge");
        let (points, _) = after.split_once('"').expect("a number");
        let (points, _) = points.split_once('.').expect("a fraction");
        points.parse::<i64>().expect("points") * 254 / 720
    };
    (edge("yMin"), edge("yMax"), edge("xMin"))
}

mod template {
    use super::*;

    /// S15: what a document says is never source.
    #[test]
    fn language_is_data() {
        let attempts = [
            "#panic(\"run\")",
            "#read(\"/etc/passwd\")",
            "#import \"@preview/cetz:0.3.0\"",
            "$ x^2 $ *bold* _it_ `raw` = heading",
            "#while true {}",
            "#{ let x = 1 }",
            "\\ \\u{41} // comment /* more */ <label> @label",
            "{{ company }} {% for x in y %} ${name}",
            "\"); #panic(); (\"",
        ];
        for attempt in attempts {
            let fact = Fact::new(attempt, attempt);
            let asked = Paper {
                title: attempt.to_owned(),
                from: Some(Party { name: attempt.to_owned(), lines: vec![attempt.to_owned()] }),
                foot: attempt.to_owned(),
                ..paper(vec![text(attempt), Block::Facts { rows: vec![fact] }])
            };
            let printed = pdf(&asked).unwrap_or_else(|error| panic!("{attempt}: {error}"));
            let shown = words_on(&printed.bytes);
            let expected = attempt.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(shown.matches(&expected).count() >= 5, "{attempt}: {shown}");
        }
    }
}

#[test]
fn a_long_table_goes_over_pages_with_its_head_on_each() {
    let printed = pdf(&paper(vec![Block::Table(table(200))])).expect("a document");
    assert!(printed.pages >= 4, "{} pages", printed.pages);
    let words = words_on(&printed.bytes);
    assert_eq!(words.matches("Документ").count(), printed.pages);
    assert!(words.contains("200. счёт A-200 200,00"), "{words}");
    assert!(words.contains(&format!("{0}/{0}", printed.pages)), "{words}");
}

#[test]
fn names_too_long_for_a_line_are_broken_and_lose_no_letter() {
    let endless = "Общество".repeat(60);
    let asked = Paper {
        to: Some(Party { name: endless.clone(), lines: vec!["Tallinn".to_owned()] }),
        ..paper(vec![Block::Table(Table {
            rows: vec![vec!["1".to_owned(), endless.clone(), "1,00".to_owned()]],
            ..table(0)
        })])
    };
    let printed = pdf(&asked).expect("a document");
    let shown: String = words_on(&printed.bytes).chars().filter(|c| !"- ".contains(*c)).collect();
    assert_eq!(shown.matches("Общество").count(), 120, "{shown}");
}

#[test]
fn what_is_too_much_is_refused_by_its_measure() {
    let too_much = pdf(&paper(vec![text(&"длинно ".repeat(MOST_TEXT / 8))]));
    assert!(matches!(too_much, Err(NotPrinted::TooMuchText { .. })), "{too_much:?}");
    let pages = vec![Block::NewPage, text("x")];
    let many = paper(std::iter::repeat_n(pages, 501).flatten().collect());
    assert_eq!(pdf(&many), Err(NotPrinted::TooManyPages { pages: 502 }));
}

#[test]
fn a_logo_is_a_picture_of_reasonable_size_or_refused() {
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x06".to_vec();
    huge.resize(100, 0);
    let rows: [&[u8]; 4] = [b"<svg/>", b"", &huge, &[0; 600 << 10]];
    for logo in rows {
        let asked = Paper { logo: Some(logo.to_vec()), ..paper(vec![]) };
        assert!(matches!(pdf(&asked), Err(NotPrinted::Logo { .. })), "{} bytes", logo.len());
    }
}

#[test]
fn places_to_sign_and_both_sides_of_an_act_stand_beside_one_another() {
    let place = |who: &str| Place {
        who: who.to_owned(),
        name: "Иванова И. И.".to_owned(),
        below: "подпись".to_owned(),
    };
    let asked = paper(vec![
        Block::Beside {
            left: vec![text("по данным кредитора")],
            right: vec![text("по данным должника")],
        },
        Block::Signatures { places: vec![place("Директор"), place("Бухгалтер")] },
    ]);
    let words = words_on(&pdf(&asked).expect("a document").bytes);
    assert!(words.contains("по данным кредитора по данным должника"), "{words}");
    assert!(words.contains("Директор Бухгалтер"), "{words}");
}

/// A court file: the index says on which sheet each part begins, files of others stand on sheets of
/// their own, sheets are numbered through, and what is no PDF or picture is left out and told of.
#[test]
fn a_bound_file_holds_papers_and_files_of_others_and_its_index_tells_the_sheets() {
    let named = |title: &str, rows: usize| {
        let blocks = vec![text(title), Block::Table(table(rows))];
        Paper { blocks, ..Paper::new(Language::En, title.to_owned(), day()) }
    };
    let charter = pdf(&named("Charter of the debtor", 120)).expect("somebody's file");
    assert!(charter.pages > 1, "{}", charter.pages);
    let broken = charter.bytes[..charter.bytes.len() / 3].to_vec();
    let leaves = [
        Leaf::Paper(Box::new(named("Statement of account", 3))),
        Leaf::File(charter.bytes),
        Leaf::File(b"PK\x03\x04 an office file".to_vec()),
        Leaf::File(Vec::new()),
        Leaf::File(dot()),
        Leaf::Paper(Box::new(named("Statement of claim", 3))),
        Leaf::File(broken),
    ];
    let told = std::cell::RefCell::new(Vec::new());
    let index = |sheets: &[Option<(usize, usize)>]| {
        *told.borrow_mut() = sheets.to_vec();
        let line = |sheet: &Option<(usize, usize)>| match sheet {
            Some((first, last)) => format!("sheets {first} to {last}"),
            None => "apart".to_owned(),
        };
        let rows = sheets.iter().map(|sheet| vec![line(sheet)]).collect();
        let list = Table { columns: vec![Column::text("Where")], rows, ..Table::default() };
        Paper {
            blocks: vec![Block::Table(list)],
            ..Paper::new(Language::En, "Index".to_owned(), day())
        }
    };
    let bound = bind(&leaves, index).expect("bound");
    let last = charter.pages + 2;
    let expected = [
        Some((2, 2)),
        Some((3, last)),
        None,
        None,
        Some((last + 1, last + 1)),
        Some((last + 2, last + 2)),
        None,
    ];
    let told = told.into_inner();
    // A reader may repair what is broken; what it makes of it is bound then.
    assert_eq!(told[..6], expected[..6]);
    assert!(bound.pages >= last + 2, "{}", bound.pages);
    let pages = pages_of(&bound.bytes);
    assert_eq!(pages.len(), bound.pages);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.starts_with(&(at + 1).to_string()), "sheet {}: {page}", at + 1);
    }
    assert!(pages[0].contains(&format!("sheets 3 to {last}")), "{}", pages[0]);
    assert!(pages[1].contains("Statement of account"), "{}", pages[1]);
    assert!(pages[2].contains("Charter of the debtor"), "{}", pages[2]);
    assert!(pages[last - 1].contains("A-120") || pages[last - 1].contains("1 234,00"));
    assert!(pages[last + 1].contains("Statement of claim"), "{}", pages[last + 1]);
}

/// Of two scans of three hundred pages one has room; the index tells of the other, and what was drawn
/// goes before both.
#[test]
fn what_has_no_room_in_a_bound_file_is_told_of_and_keeps_nothing_else_out() {
    let sheets: Vec<Block> = std::iter::repeat_n([text("x"), Block::NewPage], 299)
        .flatten()
        .chain([text("x")])
        .collect();
    let scan = pdf(&paper(sheets)).expect("somebody's file");
    assert_eq!(scan.pages, 300);
    let drawn = paper(vec![text("Statement of claim")]);
    let leaves =
        [Leaf::File(scan.bytes.clone()), Leaf::File(scan.bytes), Leaf::Paper(Box::new(drawn))];
    let told = std::cell::RefCell::new(Vec::new());
    let index = |sheets: &[Option<(usize, usize)>]| {
        told.borrow_mut().push(sheets.to_vec());
        paper(vec![text("Index")])
    };
    let bound = bind(&leaves, index).expect("bound");
    assert_eq!(bound.pages, 302);
    let told = told.into_inner();
    assert_eq!(told.last(), Some(&vec![Some((2, 301)), None, Some((302, 302))]));
    let before = &told[told.len() - 2];
    assert!(before[1].is_none() && before[0].is_some(), "measured as it will stand: {before:?}");
}

/// The words of each page.
fn pages_of(bytes: &[u8]) -> Vec<String> {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext, from poppler-utils");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(bytes).expect("the document");
    drop(pipe);
    let read = child.wait_with_output().expect("text");
    assert!(read.status.success(), "pdftotext reads what we bind");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let pages = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}');
    pages.map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// A picture of one black dot.
fn dot() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let chunks: [(&[u8], &[u8]); 3] = [
        (b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"),
        (b"IDAT", b"\x78\x01\x63\x60\0\0\0\x02\0\x01"),
        (b"IEND", b""),
    ];
    for (name, data) in chunks {
        png.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        let body = [name, data].concat();
        png.extend_from_slice(&body);
        png.extend(crc(&body).to_be_bytes());
    }
    png
}

/// The checksum of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let fold = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(!0, fold)
}
