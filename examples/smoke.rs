//! smoke
use zippel::*;
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let (ast, d1) = syntax::parse(&text);
    let (doc, d2) = theorem::resolve::resolve(&ast, &text, vocabulary::dictionary());
    for d in d1.iter().chain(&d2) {
        println!("{:?}", d);
    }
    let seed = sampling::Seed::from_bytes([7; 32]);
    let request = plan::Request { target_bits: 80, roads: plan::Roads::Both, prime: None };
    for t in &doc.theorems {
        let s = check::Statement::new(t, &doc.dictionary, &text);
        let now = std::time::Instant::now();
        let c = s.check(&request, &seed, &|| false);
        let el = now.elapsed();
        match c {
            Ok(c) => {
                println!("{:40} {:?} {:?}", t.title, c.verdict, el);
                if let Some(p) = &c.program {
                    println!(
                        "   n={} L={} k={} d={:?} guards={:?} obligations={:?}",
                        p.slp.parameters.len(),
                        p.slp.nodes.len(),
                        p.slp.roots.len(),
                        p.analysis.worst.map(|w| (w.degree.to_string(), w.height.to_string())),
                        p.slp.guards.iter().map(|g| &g.condition).collect::<Vec<_>>(),
                        p.slp.obligations.iter().map(|g| &g.claim).collect::<Vec<_>>()
                    );
                }
                if let Some(w) = &c.witness {
                    println!("   {:?}", w);
                }
                println!("   {:?}", c.evidence);
            }
            Err(e) => println!("{:40} {:?}", t.title, e),
        }
    }
}
