// SPDX-License-Identifier: MIT

#include "ui/format/notificationtext.h"

#include "ui/format/amounttext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct NotificationText
{
    Q_DECLARE_TR_FUNCTIONS(NotificationText)
};

} // namespace

QString paymentNotification(std::int64_t change, bool showAmount)
{
    //: Of a desktop notification; its title is the wallet's name.
    if (!showAmount) return NotificationText::tr("There is a new payment.");
    if (change > 0) return NotificationText::tr("Received %1.").arg(amountWithUnit(change));
    if (change < 0) return NotificationText::tr("Sent %1, fee included.").arg(amountWithUnit(-change));
    return NotificationText::tr("A payment was confirmed.");
}

QString importNotification(int transactions)
{
    if (transactions == 0) return NotificationText::tr("The import is finished. No payments were found.");
    if (transactions == 1) return NotificationText::tr("The import is finished. 1 payment was found.");
    return NotificationText::tr("The import is finished. %n payments were found.", nullptr, transactions);
}

QString syncStoppedNotification()
{
    return NotificationText::tr("Sync stopped for this wallet. Its coins are safe; the window says why.");
}

} // namespace lockstep
