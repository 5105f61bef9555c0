//! Claims about angles, lengths, triangles, circles.

claims! {
    "parallel(u: vector, v: vector)" => parallel_vectors: "parallel(u, v)",
        "numbers a, b, k\nu = vector(a, b)\nv = k * u", "numbers a, b, k\nu = vector(a, b)\nv = turn(k * u)";
    "perpendicular(u: vector, v: vector)" => perpendicular_vectors: "perpendicular(u, v)",
        "numbers a, b, k\nu = vector(a, b)\nv = turn(k * u)", "numbers a, b, k\nu = vector(a, b)\nv = k * u";
    "angle_is(A: point, B: point, C: point, a: vector)" => angle_is: "angle_is(A, B, C, vector(s, t))",
        "points A, B\nnumbers s, t, k\nC = B + k * times(A - B, vector(s, t))", "points B, C\nnumbers s, t, k\nA = B + k * times(C - B, vector(s, t))";
    "on_bisector(P: point, A: point, B: point, C: point)" => on_bisector: "on_bisector(P, A, B, C)",
        "points A, B, P\nnumber k\nu = A - B\nv = P - B\nC = B + k * times(vector(u.x, -u.y), times(v, v))", "points P, A, B, C";
    "equidistant(O: point, A: point, B: point...)" => equidistant: "equidistant(O, A, B, C)",
        "points O, A\nB = O + turn(A - O)\nC = O - (A - O)", "points O, A, C\nB = O + turn(A - O)";
    "orthocenter_of(H: point, A: point, B: point, C: point)" => orthocenter_of: "orthocenter_of(H, A, B, C)",
        "points A, B\nnumbers s, h\nu = B - A\nC = A + s * u + h * turn(u)\nH = A + s * u + s * (1 - s) / h * turn(u)",
        "points A, B\nnumbers s, h\nu = B - A\nC = A + s * u + h * turn(u)\nH = A + s * u + s * (1 + s) / h * turn(u)";
    // C from the reflections of the sides in the lines to I; its bisector need not be drawn.
    "incenter_of(I: point, A: point, B: point, C: point)" => incenter_of: "incenter_of(I, A, B, C)",
        "points A, B, I\nu = I - A\nv = I - B\nw = B - A\nx = times(vector(w.x, -w.y), times(u, u))\ny = -times(vector(w.x, -w.y), times(v, v))\n\
         C = A + cr(B - A, y) / cr(x, y) * x",
        "points A, B, C\nI = halfway(A, halfway(B, C))";
    "lengths_add_up(A: point, B: point, C: point, D: point, E: point, F: point)" => lengths_add_up: "lengths_add_up(A, B, C, D, E, F)",
        "points A, B, D, F\nnumber k\nC = D + k * turn(B - A)\nE = F + (1 - k) * (B - A)", "points A, B, D, F\nnumber k\nC = D + k * turn(B - A)\nE = F + (2 - k) * (B - A)";
    "equal_product(A: point, B: point, C: point, D: point, E: point, F: point, G: point, H: point)" => equal_product:
        "equal_product(A, B, C, D, E, F, G, H)",
        "points A, B, C, D, E, G\nnumber k\nF = E + k * turn(B - A)\nH = G + (D - C) / k", "points A, B, C, D, E, G\nnumber k\nF = E + k * (B - A)\nH = G + k * (D - C)";
    // Four numbers a, b, c, d on one line, and k/a, k/b, k/c, k/d on another.
    "equal_cross_ratio(A: point, B: point, C: point, D: point, E: point, F: point, G: point, H: point)" => equal_cross_ratio:
        "equal_cross_ratio(A, B, C, D, E, F, G, H)",
        "points O, P, Q\nnumbers a, b, c, d\nu = Q - O\nv = Q - P\nA = O + a * u\nB = O + b * u\nC = O + c * u\nD = O + d * u\n\
         E = P + v / a\nF = P + v / b\nG = P + v / c\nH = P + v / d",
        "points O, P, Q\nnumbers a, b, c, d\nu = Q - O\nv = Q - P\nA = O + a * u\nB = O + b * u\nC = O + c * u\nD = O + d * u\n\
         E = P + v / a\nF = P + v / b\nG = P + v / c\nH = P + v / (2 * d)";
    "harmonic(k: line, l: line, m: line, n: line)" => harmonic_lines: "harmonic(join(O, A), join(O, B), join(O, C), join(O, D))",
        "points O, A, B\nnumber k\nC = A + k * (B - A)\nD = A + k / (2 * k - 1) * (B - A)", "points O, A, B\nnumber k\nC = A + k * (B - A)\nD = A + k / (2 * k + 1) * (B - A)";
    "inverse_points(P: point, Q: point, c: circle)" => inverse_points: "inverse_points(P, Q, c)",
        "points O, P\nnumber s\nc = circle_about(O, s)\nQ = O + s / sq(O, P) * (P - O)", "points O, P\nnumber s\nc = circle_about(O, s)\nQ = O + s / sq(O, P) * (P - O) + turn(P - O)";
    "conjugate_points(P: point, Q: point, c: circle)" => conjugate_points: "conjugate_points(P, Q, c)",
        "points O, P\nnumbers s, t\nc = circle_about(O, s)\nQ = O + s / sq(O, P) * (P - O) + t * turn(P - O)", "points O, P\nnumbers s, t\nc = circle_about(O, s)\nQ = P + t * turn(P - O)";
    "orthogonal(c: circle, d: circle)" => orthogonal: "orthogonal(circle_through(O, A), circle_through(W, A))",
        "points O, A\nnumber k\nW = A + k * turn(A - O)", "points O, A\nnumber k\nW = O + k * turn(A - O)";
    "coaxal(c: circle, d: circle, e: circle)" => coaxal: "coaxal(circle_about(O, r), circle_about(W, s), circle_about(X, t))",
        "points O, W\nnumbers r, s, k\nX = O + k * (W - O)\nt = r + (k ^ 2 - k) * sq(O, W) + k * (s - r)",
        "points O, W\nnumbers r, s, k\nX = O + k * (W - O)\nt = r + (k ^ 2 + k) * sq(O, W) + k * (s - r)";
    "congruent(A: point, B: point, C: point, D: point, E: point, F: point)" => congruent: "congruent(A, B, C, D, E, F)",
        "points A, B, C, D\nu = B - A\nv = C - A\nE = D + vector(u.x, -u.y)\nF = D + vector(v.x, -v.y)", "points A, B, C, D\nu = B - A\nv = C - A\nE = D + vector(u.x, -u.y)\nF = D + v";
    "directly_congruent(A: point, B: point, C: point, D: point, E: point, F: point)" => directly_congruent: "directly_congruent(A, B, C, D, E, F)",
        "points A, B, C, D\nE = D + turn(B - A)\nF = D + turn(C - A)", "points A, B, C, D\nu = B - A\nv = C - A\nE = D + vector(u.x, -u.y)\nF = D + vector(v.x, -v.y)";
    "oppositely_similar(A: point, B: point, C: point, D: point, E: point, F: point)" => oppositely_similar: "oppositely_similar(A, B, C, D, E, F)",
        "points A, B, C, D\nnumbers a, b\nw = vector(a, b)\nu = B - A\nv = C - A\nE = D + times(w, vector(u.x, -u.y))\nF = D + times(w, vector(v.x, -v.y))",
        "points A, B, C, D\nnumbers a, b\nw = vector(a, b)\nE = D + times(w, B - A)\nF = D + times(w, C - A)";
    "perspective(A: point, B: point, C: point, D: point, E: point, F: point)" => perspective: "perspective(A, B, C, D, E, F)",
        "points A, B, C, O\nnumbers x, y, z\nD = O + x * (A - O)\nE = O + y * (B - O)\nF = O + z * (C - O)", "points A, B, C, O, F\nnumbers x, y\nD = O + x * (A - O)\nE = O + y * (B - O)";
}
