//! What the layout can reach: its own source, the data, the logo, the fonts. Nothing else.

use crate::fonts::{FONTS, Fonts};
use crate::{MOST_LOGO, MOST_TEXT, NotPrinted, clean};
use saldo_letters::paper::Paper;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The layout of every document.
const LAYOUT: &str = include_str!("../templates/paper.typ");

/// What is the same for every document.
struct House {
    library: LazyHash<Library>,
    layout: Source,
    data: FileId,
    logo: FileId,
}

static HOUSE: LazyLock<House> = LazyLock::new(|| House {
    library: LazyHash::new(Library::default()),
    layout: Source::new(named("paper.typ"), LAYOUT.to_owned()),
    data: named("paper.json"),
    logo: named("logo"),
});

fn named(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document on the desk.
pub(crate) struct Desk {
    house: &'static House,
    fonts: &'static Fonts,
    data: Bytes,
    logo: Option<Bytes>,
}

impl Desk {
    /// Papers as data, within limits. They bear one logo: that of the first one.
    pub(crate) fn with(papers: &[Paper], both_sides: bool) -> Result<Self, NotPrinted> {
        let fonts = &*FONTS;
        let mut written = Vec::with_capacity(papers.len());
        for paper in papers {
            let mut data = serde_json::to_value(paper).map_err(unwritable)?;
            data["logo"] = paper.logo.is_some().into();
            written.push(data);
        }
        let mut data = serde_json::json!({ "papers": written, "both_sides": both_sides });
        clean::strings(&mut data, fonts);
        let data = serde_json::to_vec(&data).map_err(unwritable)?;
        if data.len() > MOST_TEXT {
            return Err(NotPrinted::TooMuchText { bytes: data.len() });
        }
        let logo = papers.iter().find_map(|paper| paper.logo.as_deref());
        let logo = logo.map(picture).transpose()?;
        Ok(Self { house: &HOUSE, fonts, data: Bytes::new(data), logo })
    }
}

fn unwritable(error: serde_json::Error) -> NotPrinted {
    NotPrinted::Layout { reason: error.to_string() }
}

/// Looked at before anything decodes it: what it is, and how large it says it is.
fn picture(bytes: &[u8]) -> Result<Bytes, NotPrinted> {
    let refused = |reason| Err(NotPrinted::Logo { reason });
    if bytes.len() > MOST_LOGO {
        return refused("it is too large");
    }
    match crate::picture::size(bytes) {
        None => refused("it is neither PNG nor JPEG"),
        Some((width, height)) if width.max(height) > crate::picture::MOST_PIXELS => {
            refused("it has too many pixels")
        }
        Some(_) => Ok(Bytes::new(bytes.to_vec())),
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.house.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.house.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.house.layout.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let logo = self.logo.as_ref().filter(|_| id == self.house.logo);
        match logo {
            _ if id == self.house.data => Ok(self.data.clone()),
            Some(logo) => Ok(logo.clone()),
            None => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.all.get(index).cloned()
    }

    /// A document bears the day it was given, not that of the machine.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
