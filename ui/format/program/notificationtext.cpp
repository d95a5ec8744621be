// SPDX-License-Identifier: MIT

#include "ui/format/program/notificationtext.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct NotificationText
{
    Q_DECLARE_TR_FUNCTIONS(NotificationText)
};

QString endedText(JobKind kind)
{
    switch (kind) {
    case JobKind::Rescan: return NotificationText::tr("The rescan is finished.");
    case JobKind::Scripts: return NotificationText::tr("The scan of addresses is finished.");
    case JobKind::Wallet:
    case JobKind::Outpoint:
    case JobKind::Search: break;
    }
    return NotificationText::tr("The import is finished.");
}

} // namespace

QString paymentNotification(std::int64_t change, bool showAmount)
{
    //: Of a desktop notification; its title is the wallet's name.
    if (!showAmount) return NotificationText::tr("There is a new payment.");
    if (change > 0) return NotificationText::tr("Received %1.").arg(amountWithUnit(change));
    if (change < 0) return NotificationText::tr("Sent %1, fee included.").arg(amountWithUnit(-change));
    return NotificationText::tr("A payment was confirmed.");
}

QString unverifiedNotification(std::int64_t amount, bool showAmount)
{
    if (!showAmount) return NotificationText::tr("A peer told of a payment. It is unverified and in no block yet.");
    return NotificationText::tr("A peer told of %1 coming in. It is unverified and in no block yet.")
        .arg(amountWithUnit(amount));
}

QString importNotification(JobKind kind, int transactions)
{
    const QString what = endedText(kind);
    if (kind != JobKind::Wallet && transactions == 0)
        return what + u' ' + NotificationText::tr("No new payments were found.");
    if (transactions == 0) return what + u' ' + NotificationText::tr("No payments were found.");
    const QString found = kind == JobKind::Wallet
        ? NotificationText::tr("%1 payments were found.", nullptr, transactions)
        : NotificationText::tr("%1 new payments were found.", nullptr, transactions);
    return what + u' ' + found.arg(numberText(transactions));
}

QString syncStoppedNotification()
{
    return NotificationText::tr("Sync stopped for this wallet. Its coins are safe; the window says why.");
}

} // namespace lockstep
