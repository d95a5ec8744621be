// SPDX-License-Identifier: MIT

#include "ui/format/wallets/walletfiletext.h"

#include "core/api/walletname.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/policytext.h"

#include <QCoreApplication>

#include <optional>
#include <tuple>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct WalletFileText
{
    Q_DECLARE_TR_FUNCTIONS(WalletFileText)
};

QString formatText(WalletFile::Format format)
{
    switch (format) {
    case WalletFile::Format::BitcoinCore: return u"Bitcoin Core"_s;
    case WalletFile::Format::Electrum: return u"Electrum"_s;
    case WalletFile::Format::AccountMap: return WalletFileText::tr("Account map (Specter, Fully Noded)");
    case WalletFile::Format::Coldcard: return u"Coldcard"_s;
    case WalletFile::Format::Bsms: return WalletFileText::tr("Descriptor record (BSMS, BIP129)");
    case WalletFile::Format::Descriptors: break;
    }
    return WalletFileText::tr("Descriptors and keys");
}

} // namespace

namespace {

/// What happened and what to do, where a wallet's file has better words than other texts.
std::optional<std::pair<QString, QString>> ownWords(Errc code)
{
    const auto words = [](const QString& what, const QString& advice) { return std::pair(what, advice); };
    if (code == Errc::Malformed)
        return words(WalletFileText::tr("This file holds nothing that Lockstep can import."),
                     WalletFileText::tr("It reads Bitcoin Core's listdescriptors, Electrum's wallet files, exports of "
                                        "Specter and Coldcard, BSMS records, descriptors, keys, addresses, labels, "
                                        "transactions and its own backups."));
    if (code == Errc::OutOfRange)
        return words(
            WalletFileText::tr("This file is larger than a wallet's, or holds too many wallets."),
            WalletFileText::tr("Files of at most 16 MB with at most 100 wallets are read. Export fewer at once."));
    if (code == Errc::Unsupported)
        return words(
            WalletFileText::tr("This is the database of a wallet program, which only that program can read."),
            WalletFileText::tr("Export its descriptors there and import that file. Bitcoin Core: save the answer "
                               "of listdescriptors in its console. Sparrow: export an output descriptor."));
    if (code == Errc::WalletLocked)
        return words(
            WalletFileText::tr("This wallet file is encrypted by Electrum."),
            WalletFileText::tr("Copy the master public key from Electrum's wallet information, and watch it here."));
    if (code == Errc::PrivateKeyGiven)
        return words(
            WalletFileText::tr("This file holds private keys. Lockstep takes keys from recovery words only."),
            WalletFileText::tr("To watch the wallet, ask Bitcoin Core for listdescriptors without \"true\", and "
                               "import that file. Keep this one to yourself."));
    if (code == Errc::BadChecksum)
        return words(WalletFileText::tr("The file contradicts itself: a checksum or the first address does not match."),
                     WalletFileText::tr("Do not use it. Export it again from the other wallet."));
    return std::nullopt;
}

} // namespace

ErrorText walletFileProblem(const Error& error)
{
    ErrorText text = errorText(error, ErrorSubject::Descriptor);
    if (const auto own = ownWords(error.code)) std::tie(text.what, text.advice) = *own;
    return text;
}

QString walletFileTitle(const WalletFile& file)
{
    //: Which program wrote a file, and how much is in it
    return WalletFileText::tr("%1 · %n wallets", nullptr, static_cast<int>(file.parts.size()))
        .arg(formatText(file.format));
}

QStringList walletFileNotes(const WalletFile& file)
{
    QStringList notes;
    if (file.hasPrivateKeys)
        notes += WalletFileText::tr("The file holds private keys or words. They are not taken: Lockstep watches this "
                                    "wallet and cannot spend from it. To spend here, restore it from its words.");
    if (file.leftOut > 0)
        notes
            += WalletFileText::tr("%n descriptors or keys are left out: they are of kinds that Lockstep cannot watch.",
                                  nullptr, file.leftOut);
    return notes;
}

QString walletPartTitle(const WalletFile::Part& part)
{
    const WatchPreview& preview = part.preview;
    if (preview.kind == WatchPreview::Kind::Addresses)
        return WalletFileText::tr("%1 addresses", nullptr, preview.addressCount).arg(numberText(preview.addressCount));
    QString title = policyText(preview.policy);
    if (preview.keys > 1)
        //: How many signatures are needed of how many keys
        title += u" · "_s + WalletFileText::tr("%1 of %2").arg(preview.threshold).arg(preview.keys);
    if (!preview.path.isEmpty()) title += u" · "_s + preview.path;
    return title;
}

QString walletPartLine(const WalletFile::Part& part)
{
    QString line = WalletFileText::tr("First address: %1").arg(part.preview.firstAddresses.value(0));
    if (!part.isActive) line += u'\n' + WalletFileText::tr("Not in use there any more.");
    if (!part.preview.hadChecksum)
        line += u'\n' + WalletFileText::tr("It has no checksum: a typing mistake would go unnoticed.");
    return line;
}

QString walletPartName(const QString& name, const WalletFile::Part& part, int number)
{
    const QString& policy = part.preview.policy;
    return walletNameEndingIn(name, u" (%1)"_s.arg(number == 1 ? policy : u"%1 %2"_s.arg(policy).arg(number)));
}

} // namespace lockstep
