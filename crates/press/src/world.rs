//! What the layout can reach: its own source, the data, the logo, the fonts, and files that are
//! bound in. Nothing else.

use crate::bound::Enclosed;
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
    /// Files of others that are bound in, by their names.
    enclosed: Vec<(FileId, Bytes)>,
}

impl Desk {
    /// Papers as data, within limits. They bear one logo: that of the first one.
    pub(crate) fn with(papers: &[Paper], both_sides: bool) -> Result<Self, NotPrinted> {
        let written = papers.iter().map(written).collect::<Result<Vec<_>, _>>()?;
        let data =
            serde_json::json!({ "papers": written, "both_sides": both_sides, "bound": false });
        Self::of(papers.iter(), data, Vec::new())
    }

    /// Papers and files of others in their order, bound into one file.
    pub(crate) fn bound(parts: Vec<Result<&Paper, Enclosed>>) -> Result<Self, NotPrinted> {
        let mut all = Vec::with_capacity(parts.len());
        let (mut papers, mut enclosed) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Ok(paper) => {
                    all.push(written(paper)?);
                    papers.push(paper);
                }
                Err(file) => {
                    let name = format!("enclosed-{}", enclosed.len());
                    all.push(serde_json::json!({
                        "file": name, "format": file.format, "wide": file.wide,
                    }));
                    enclosed.push((named(&name), file.bytes));
                }
            }
        }
        let data = serde_json::json!({ "papers": all, "both_sides": false, "bound": true });
        Self::of(papers.into_iter(), data, enclosed)
    }

    /// Bytes of its text.
    pub(crate) fn text(&self) -> usize {
        self.data.len()
    }

    fn of<'p>(
        mut papers: impl Iterator<Item = &'p Paper>,
        mut data: serde_json::Value,
        enclosed: Vec<(FileId, Bytes)>,
    ) -> Result<Self, NotPrinted> {
        let fonts = &*FONTS;
        clean::strings(&mut data, fonts);
        let data = serde_json::to_vec(&data).map_err(unwritable)?;
        if data.len() > MOST_TEXT {
            return Err(NotPrinted::TooMuchText { bytes: data.len() });
        }
        let logo = papers.find_map(|paper| paper.logo.as_deref());
        let logo = logo.map(picture).transpose()?;
        Ok(Self { house: &HOUSE, fonts, data: Bytes::new(data), logo, enclosed })
    }
}

/// A paper as the layout reads it.
fn written(paper: &Paper) -> Result<serde_json::Value, NotPrinted> {
    let mut data = serde_json::to_value(paper).map_err(unwritable)?;
    data["logo"] = paper.logo.is_some().into();
    Ok(data)
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
            None => {
                let file = self.enclosed.iter().find(|(name, _)| *name == id);
                file.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
            }
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
