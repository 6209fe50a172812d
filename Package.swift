// swift-tools-version: 6.2
import PackageDescription

/// The house rules of every Swift target: Swift 6 mode, every warning an error.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "rapor",
  products: [
    .executable(name: "rapor", targets: ["rapor"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // C libraries: a module map and a shim each, imported by one wrapper room only.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CFontconfig", pkgConfig: "fontconfig", providers: [.apt(["libfontconfig-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CHyphen", providers: [.apt(["libhyphen-dev"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CRsvg", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"])]),
    .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
    // The same for a C++ library (libpoppler-cpp-dev), whose interface C has to be told.
    .target(name: "CPoppler", linkerSettings: [.linkedLibrary("poppler-cpp")]),

    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    // Shelves: values that travel, no work.
    .target(name: "Records", swiftSettings: house),
    .target(name: "Pages", swiftSettings: house),

    // Workshops: one kind of work each.
    .target(name: "Digesting", dependencies: ["CCrypto"], swiftSettings: house),
    .target(
      name: "Credentials", dependencies: ["Records", "Digesting", "CSodium"], swiftSettings: house),
    .target(
      name: "CairoPango",
      dependencies: [
        "Pages", "CCairo", "CPango", "CFontconfig", "CJPEG", "CLCMS", "CRsvg", "CDeflate",
      ],
      swiftSettings: house),
    .target(name: "Templating", dependencies: ["Records", "Pages"], swiftSettings: house),
    .target(name: "Unzipping", dependencies: ["CZip"], swiftSettings: house),
    .target(
      name: "PictureReading",
      dependencies: ["Records", "Pages", "CairoPango", "Templating", "Digesting", "Unzipping"],
      swiftSettings: house),
    .target(name: "Hyphenating", dependencies: ["CHyphen"], swiftSettings: house),
    .target(name: "QRCoding", dependencies: ["CQREncode"], swiftSettings: house),
    .target(
      name: "Typesetting", dependencies: ["Pages", "CairoPango", "Hyphenating", "QRCoding"],
      swiftSettings: house),
    .target(name: "Drawing", dependencies: ["Pages", "CairoPango"], swiftSettings: house),
    .target(
      name: "Proofreading", dependencies: ["Pages", "CPoppler", "CDeflate"], swiftSettings: house),
    .target(name: "Spreadsheets", dependencies: ["CXlsxWriter"], swiftSettings: house),
    .target(
      name: "PDFWriting", dependencies: ["Pages", "CairoPango", "Drawing", "CDeflate"],
      swiftSettings: house),
    .target(
      name: "SheetReading", dependencies: ["Records", "Unzipping", "CExpat"], swiftSettings: house),
    .target(
      name: "Intake", dependencies: ["Records", "Digesting", "SheetReading"], swiftSettings: house),
    .target(name: "Sampling", dependencies: ["Records"], swiftSettings: house),
    .target(name: "Checking", dependencies: ["Records"], swiftSettings: house),
    .target(
      name: "Bookkeeping",
      dependencies: [
        "Records", "Digesting", "Credentials", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(
      name: "Batching",
      dependencies: [
        "Records", "Pages", "Digesting", "Templating", "Typesetting", "Drawing", "PDFWriting",
        "Proofreading", "Bookkeeping", "CairoPango", "Checking",
      ],
      swiftSettings: house),
    .target(
      name: "Measuring",
      dependencies: [
        "Records", "Pages", "CairoPango", "Templating", "Sampling", "Intake", "Bookkeeping",
        "Batching",
      ],
      swiftSettings: house),

    .target(
      name: "Fitting",
      dependencies: ["Records", "Pages", "Templating", "Typesetting", "CairoPango"],
      swiftSettings: house),

    .target(
      name: "Previewing",
      dependencies: [
        "Records", "Pages", "Templating", "Typesetting", "Drawing", "Fitting", "Batching",
        "CairoPango", .product(name: "Hummingbird", package: "hummingbird"),
      ],
      resources: [.embedInCode("Resources")],
      swiftSettings: house),

    // Doors: what a person enters by.
    .target(
      name: "Portal",
      dependencies: [
        "Records", "Pages", "Digesting", "Intake", "Checking", "Bookkeeping", "Credentials",
        "Batching",
        "CairoPango", "Drawing", "Templating", "QRCoding",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Resources")],
      swiftSettings: house),
    .executableTarget(
      name: "rapor",
      dependencies: [
        "Records", "Pages", "Digesting", "Templating", "Typesetting", "Drawing", "Proofreading",
        "Intake", "PictureReading", "Bookkeeping", "Batching", "CairoPango", "Spreadsheets",
        "Credentials",
        "SheetReading",
        "Sampling", "Fitting", "Previewing", "Checking",
        "Measuring", "Portal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Tests, one bundle per room.
    .target(
      name: "Support", dependencies: ["Records", "Pages", "CairoPango", "Drawing"],
      path: "Tests/Support",
      swiftSettings: house),
    .testTarget(
      name: "SpreadsheetsTests", dependencies: ["Spreadsheets"], swiftSettings: house),
    .testTarget(
      name: "SheetReadingTests", dependencies: ["SheetReading", "Spreadsheets", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "PictureReadingTests",
      dependencies: ["PictureReading", "CairoPango", "Pages", "Records", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "SamplingTests", dependencies: ["Records", "Sampling", "Support"], swiftSettings: house),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "Records", "Sampling", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Records", "Sampling", "Support"],
      swiftSettings: house),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Support"], swiftSettings: house),
    .testTarget(
      name: "BatchingTests",
      dependencies: [
        "Batching", "Bookkeeping", "CairoPango", "Digesting", "Drawing", "Pages", "Proofreading",
        "Records", "Sampling", "Support", "Templating",
      ], swiftSettings: house),
    .testTarget(
      name: "TemplatingTests",
      dependencies: ["Templating", "Batching", "Records", "Pages", "Sampling", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "CairoPangoTests", dependencies: ["CairoPango", "Pages", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "TypesettingTests",
      dependencies: [
        "Typesetting", "Templating", "Hyphenating", "Records", "CairoPango", "Pages", "Support",
      ],
      exclude: ["Cases"],
      swiftSettings: house),
    // The program itself, from the outside; the arrow has it built.
    .testTarget(
      name: "RaporTests",
      dependencies: ["rapor", "CairoPango", "Digesting", "Records", "Sampling", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "PreviewingTests",
      dependencies: [
        "Previewing", "Drawing", "Batching", "CairoPango", "Templating", "Records", "Pages",
        "Sampling", "Support",
      ],
      swiftSettings: house),
    .testTarget(
      name: "PortalTests",
      dependencies: [
        "Portal", "Batching", "Bookkeeping", "CairoPango", "Checking", "Credentials", "Digesting",
        "Measuring",
        "Records", "Support", "Templating",
      ],
      swiftSettings: house),
    .testTarget(
      name: "FittingTests",
      dependencies: [
        "Fitting", "Templating", "Typesetting", "Batching", "CairoPango", "Records", "Pages",
        "Sampling", "Support",
      ],
      swiftSettings: house),
    .testTarget(
      name: "MeasuringTests",
      dependencies: ["Measuring", "Bookkeeping", "Records", "Support"],
      swiftSettings: house),
    .testTarget(name: "QRCodingTests", dependencies: ["QRCoding"], swiftSettings: house),
    .testTarget(
      name: "HyphenatingTests", dependencies: ["Hyphenating", "Support"], swiftSettings: house),
    .testTarget(name: "DigestingTests", dependencies: ["Digesting"], swiftSettings: house),
    .testTarget(
      name: "CredentialsTests", dependencies: ["Credentials", "Digesting", "Records", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "BookkeepingTests",
      dependencies: [
        "Bookkeeping", "Credentials", "Intake", "Records", "Digesting", "Sampling", "Support",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "DrawingTests",
      dependencies: ["Drawing", "Pages", "CairoPango", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "ProofreadingTests",
      dependencies: ["Proofreading", "Drawing", "Pages", "CairoPango", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "PDFWritingTests",
      dependencies: [
        "PDFWriting", "Drawing", "Proofreading", "Pages", "CairoPango", "Digesting", "Support",
      ],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
