// SPDX-License-Identifier: MIT

#include "ui/format/errordetails.h"

#include "ui/format/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What core says of it.
QString detailForOthers(const Error& error)
{
    switch (error.code) {
    case Errc::Duplicate:
    case Errc::NoSuchWallet:
    case Errc::WalletLocked:
    case Errc::WrongPassphrase: return {}; // a name
    default: break;
    }
    return forOthers(QString::fromStdString(error.detail)).trimmed();
}

} // namespace

QString forOthers(QString text)
{
    static const QRegularExpression own(
        u"\".*\"|(?<![\\w.])/[^:\\n]*|\\b\\w{25,}\\b|\\S+:\\d{2,5}\\b|\\b(\\d+\\.){3}\\d+\\b"_s);
    return text.replace(own, u"…"_s);
}

QString versionDetails()
{
    return u"Lockstep %1, Qt %2"_s.arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
}

QString errorDetails(const Error& error)
{
    return u"%1: %2"_s.arg(errorCode(error.code), detailForOthers(error)).trimmed();
}

QString errorDetails(const SyncSnapshot& snapshot)
{
    QStringList lines{u"%1, network %2, block %3"_s.arg(versionDetails(),
                                                        QLatin1StringView(networkName(snapshot.network)),
                                                        QString::number(snapshot.synced.height.value))};
    if (snapshot.problem) lines += u"sync: "_s + errorDetails(*snapshot.problem);
    for (const WalletView& wallet : snapshot.wallets)
        if (wallet.problem)
            lines += u"wallet %1, block %2: %3"_s.arg(QString::number(wallet.id.value),
                                                      QString::number(wallet.syncedTo.height.value),
                                                      errorDetails(*wallet.problem));
    return lines.join(u'\n');
}

bool isSlip(const Error& error)
{
    switch (error.code) {
    case Errc::Truncated:
    case Errc::NonCanonical:
    case Errc::OutOfRange:
    case Errc::Malformed:
    case Errc::BadChecksum:
    case Errc::WrongNetwork:
    case Errc::UnknownWord:
    case Errc::WrongPassphrase:
    case Errc::PrivateKeyGiven:
    case Errc::Duplicate:
    case Errc::BadName:
    case Errc::WalletLocked:
    case Errc::Cancelled: return true;
    default: return false;
    }
}

} // namespace lockstep
