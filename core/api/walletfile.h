// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/labelfile.h"
#include "core/api/newwallet.h"
#include "core/api/watchpreview.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <string>

namespace lockstep {

/// What a file that another wallet program wrote holds of it, as far as Lockstep can watch it.
struct WalletFile
{
    enum class Format {
        BitcoinCore, ///< The answer of listdescriptors, or what importdescriptors takes.
        Electrum, ///< Its wallet file, not encrypted.
        AccountMap, ///< Specter's and Fully Noded's: one descriptor with a label.
        Coldcard, ///< Its generic JSON: one account, a key for each kind of addresses.
        Bsms, ///< BIP129's descriptor record.
        Descriptors, ///< Text: several descriptors or keys.
    };

    /// What would become one wallet.
    struct Part
    {
        std::string text; ///< A descriptor, a key or a list of addresses.
        std::optional<AccountType> type; ///< For a key that does not say.
        WatchPreview preview;
        bool isActive = true; ///< False: the program kept it and used another one.
    };

    Format format{};
    QString name; ///< What the file calls itself; empty: it does not say.
    QList<Part> parts; ///< At least one.
    Birthday birthday; ///< Unknown where the file does not say.
    std::optional<int> lookahead; ///< Where the program looked further than Lockstep does.
    LabelFile labels; ///< Of the only part.
    int leftOut = 0; ///< Descriptors and keys of kinds that Lockstep does not watch.
    bool hasPrivateKeys = false; ///< They were not taken.
};

constexpr qint64 MaxWalletFileSize = 16'000'000; ///< Bytes.

/// Whether a file that begins so is meant to be one of another wallet program. Looks at WalletMagicSize bytes.
bool beginsAsWalletFile(const QByteArray& start);
constexpr qint64 WalletMagicSize = 64;

/// Reads what `beginsAsWalletFile` knows, and a text of descriptors and keys. Nothing is stored; no private key leaves
/// the bytes given. Errors: OutOfRange above MaxWalletFileSize or MaxWatchInputs wallets; Unsupported for a program's
/// own database (wallet.dat, Sparrow's); WalletLocked where Electrum encrypted it; PrivateKeyGiven for private
/// descriptors; Malformed for what is none of these; where nothing in it can be watched, the error of the first thing.
/// Cost: half a second at most.
Result<WalletFile> parseWalletFile(const QByteArray& content, Network network);

} // namespace lockstep
