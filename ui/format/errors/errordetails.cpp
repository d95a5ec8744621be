// SPDX-License-Identifier: MIT

#include "ui/format/errors/errordetails.h"

#include "ui/format/errors/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <system_error>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString g_program;

/// Why the system could not, in its own words: nothing of a person's is in them.
bool isOfSystem(const QString& words)
{
    static const QSet<QString> known = [] {
        constexpr int Last = 133; ///< Of the numbers that Linux knows.
        QSet<QString> all;
        for (int number = 1; number <= Last; ++number)
            all.insert(QString::fromStdString(std::generic_category().message(number)));
        return all;
    }();
    return known.contains(words);
}

QRegularExpression own(const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption);
}

/// A name may hold a quote itself: from the first one to the last, and to the end where there is but one.
QString withoutNames(QString detail)
{
    static const QRegularExpression quoted = own(u"\".*\"|\".*"_s);
    return detail.replace(quoted, u"…"_s);
}

/// A path may hold anything, blanks and colons too: it goes with all after it, but for what the system says of it.
QString withoutPath(QString detail)
{
    static const QRegularExpression path = own(u"\\S*[/\\\\].*"_s);
    const QString reason = detail.section(u": "_s, -1);
    const QString kept = isOfSystem(reason) ? u"…: "_s + reason : u"…"_s;
    return detail.replace(path, kept);
}

QString withoutHosts(QString detail)
{
    static const QRegularExpression typed = own(u"(?<=host:port: ).*"_s); // whatever somebody took for one
    static const QRegularExpression hosts = own(u"\\S*\\w\\.\\w\\S*" // also file names, and IPv4
                                                "|\\[?[0-9A-Fa-f]*:(?:[0-9A-Fa-f]*:)+\\S*" // IPv6
                                                "|\\S+:\\d+\\b"_s);
    return detail.replace(typed, u"…"_s).replace(hosts, u"…"_s);
}

QString withoutKeys(QString detail)
{
    static const QRegularExpression keys = own(u"\\b\\w{25,}\\b|\\b(?=\\w*\\d)\\w{8,}\\b|\\b[0-9A-Fa-f]{8,}\\b"_s);
    return detail.replace(keys, u"…"_s);
}

QString detailForOthers(const Error& error)
{
    switch (error.code) {
    case Errc::Duplicate:
    case Errc::BadName:
    case Errc::NoSuchWallet:
    case Errc::WalletLocked:
    case Errc::WrongPassphrase: return {}; // a name
    default: return forOthers(QString::fromStdString(error.detail));
    }
}

} // namespace

QString forOthers(QString detail)
{
    return withoutKeys(withoutHosts(withoutPath(withoutNames(std::move(detail))))).trimmed();
}

QString versionDetails()
{
    return u"Lockstep %1, Qt %2"_s.arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
}

QString errorDetails(const Error& error)
{
    return u"%1: %2"_s.arg(errorCode(error.code), detailForOthers(error)).trimmed();
}

QString programDetails() { return g_program.isEmpty() ? versionDetails() : g_program; }

void setProgramDetails(const QString& details) { g_program = details; }

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
