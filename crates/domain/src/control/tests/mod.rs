mod golden;
mod level;
mod outlook;
mod restraint;
mod voice;
mod watch;
