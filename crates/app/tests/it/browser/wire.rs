//! A wire between the browser and the server that can be cut and mended: what a phone in a
//! cellar sees of the network.

use std::io::copy;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Both ends of every connection through a wire.
type Ends = Arc<Mutex<Vec<TcpStream>>>;

/// A wire to a server; it lies until the program ends.
pub(super) struct Wire {
    /// Where the browser finds the server through this wire.
    pub(super) origin: String,
    whole: Arc<AtomicBool>,
    ends: Ends,
}

impl Wire {
    /// Lays a wire to the server at this origin.
    pub(super) fn to(server: &str) -> Self {
        let server = server.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (whole, ends) = (Arc::new(AtomicBool::new(true)), Ends::default());
        let (still_whole, all_ends) = (Arc::clone(&whole), Arc::clone(&ends));
        thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                // A connection over a cut wire is dropped before it says anything.
                if still_whole.load(Ordering::SeqCst) {
                    connect(near, &server, &all_ends);
                }
            }
        });
        Self { origin: format!("http://127.0.0.1:{port}"), whole, ends }
    }

    /// Cuts it, open connections included.
    pub(super) fn cut(&self) {
        self.whole.store(false, Ordering::SeqCst);
        for end in self.ends.lock().expect("nobody panicked").drain(..) {
            // Fails only when that end is gone already.
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Mends it.
    pub(super) fn mend(&self) {
        self.whole.store(true, Ordering::SeqCst);
    }
}

fn connect(near: TcpStream, server: &str, ends: &Ends) {
    let far = TcpStream::connect(server).expect("the server listens");
    let twin = |end: &TcpStream| end.try_clone().expect("a second handle");
    ends.lock().expect("nobody panicked").extend([twin(&near), twin(&far)]);
    for (mut from, mut to) in [(twin(&near), twin(&far)), (far, near)] {
        thread::spawn(move || {
            // Either end may hang up, or the wire be cut: then nothing more is to be carried.
            let _ = copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
}
