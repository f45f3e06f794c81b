//! Turns the spreadsheet readers, which push rows, into a reader that is asked for them.

use super::source::Seekable;
use super::spreadsheet::{SheetOptions, push_sheet};
use super::{ReadError, Row, TableReader};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, sync_channel};

/// Rows that may wait between the two threads.
const WAITING: usize = 64;

enum Message {
    Row(Row),
    End(Result<(), ReadError>),
}

/// A spreadsheet read by a thread of this process.
struct Background {
    messages: Receiver<Message>,
    ended: bool,
}

/// Starts the thread. It ends when the sheet does, or when the reader is dropped.
pub(super) fn read(bytes: Box<dyn Seekable>, options: SheetOptions) -> Box<dyn TableReader> {
    let (sender, messages) = sync_channel(WAITING);
    std::thread::spawn(move || {
        let mut sink = |row: &Row| match sender.send(Message::Row(row.clone())) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        };
        let end = push_sheet(bytes, &options, &mut sink);
        // Nobody listening any more is a fine end too.
        let _ = sender.send(Message::End(end));
    });
    Box::new(Background { messages, ended: false })
}

impl TableReader for Background {
    fn read(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        if self.ended {
            return Ok(false);
        }
        match self.messages.recv() {
            Ok(Message::Row(next)) => {
                *row = next;
                Ok(true)
            }
            Ok(Message::End(end)) => {
                self.ended = true;
                end.map(|()| false)
            }
            // The thread went down without a word: the library it used panicked.
            Err(_) => Err(ReadError::damaged("the reader gave up on this file")),
        }
    }
}
