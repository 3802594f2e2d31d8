extension String {
    // The standard library's own way from scalars to a string is not specialized and ten times slower.
    init(scalars: ArraySlice<Unicode.Scalar>) {
        // With its exact length a short text needs no memory of its own; counting a long one costs more.
        let isShort = scalars.count <= 15
        let length = isShort ? scalars.reduce(0) { $0 + UTF8.width($1) } : scalars.count * 4
        self.init(unsafeUninitializedCapacity: length) { bytes in
            var count = 0
            for scalar in scalars {
                if scalar.value < 0x80 {
                    bytes[count] = UInt8(truncatingIfNeeded: scalar.value)
                    count += 1
                } else {
                    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                        bytes[count] = byte
                        count += 1
                    }
                }
            }
            return count
        }
    }

    init(scalars: [Unicode.Scalar]) {
        self.init(scalars: scalars[...])
    }

    /// A word as the language data has it: small letters and straight apostrophes.
    init(wordOf scalars: ArraySlice<Unicode.Scalar>) {
        guard scalars.allSatisfy({ $0.value < 0x80 || $0 == "’" }) else {
            self = String(scalars: scalars.map { $0 == "’" ? "'" : $0 }).lowercased()
            return
        }
        self.init(unsafeUninitializedCapacity: scalars.count) { bytes in
            var count = 0
            for scalar in scalars {
                let byte = scalar == "’" ? 0x27 : UInt8(truncatingIfNeeded: scalar.value)
                bytes[count] = scalar.isASCIIUpper ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }
}
