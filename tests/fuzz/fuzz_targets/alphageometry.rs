#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zippel_fuzz::alphageometry::run(data));
