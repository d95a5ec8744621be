// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/restoredpage.h"

#include "ui/format/program/backuptext.h"
#include "ui/style/fonts.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/pointlist.h"

#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

RestoredPage::RestoredPage(QWidget* parent)
    : WizardPage(tr("Brought back"), parent)
    , m_what(paragraph({}, this))
    , m_each(new PointList(QStringLiteral("restoredWallet"), this))
    , m_copy(new CopyDetailsButton(u"copyRestoreErrorsButton", this))
    , m_more(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_what->setObjectName(u"restoredLabel");
    m_what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_more->setObjectName(u"restoredMoreLabel");
    for (QWidget* part : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_each), static_cast<QWidget*>(m_more)})
        content()->addWidget(part);
    content()->addWidget(m_copy, 0, Qt::AlignLeft);
    content()->addStretch(1);
}

void RestoredPage::setRestored(const QList<RestoredWallet>& restored, ScanStart start)
{
    const auto done = std::ranges::count_if(restored, [](const RestoredWallet& one) { return one.wallet.has_value(); });
    m_what->setText(tr("%n wallets brought back.", nullptr, int(done)));
    QList<PointList::Point> points;
    QList<Error> failures;
    for (const RestoredWallet& one : restored) {
        const RestoredWords became = restoredWalletText(one);
        points += {became.sign, became.words};
        if (!one.wallet) failures += one.wallet.error();
    }
    m_copy->offer(failures);
    m_each->setPoints(points);
    m_more->setVisible(done > 0);
    m_more->setText(whatComes(start));
}

QString RestoredPage::whatComes(ScanStart start)
{
    switch (start) {
    case ScanStart::AtOnce: break;
    case ScanStart::WhenIdle:
        return tr("Their past is scanned in idle moments: new blocks and other imports go first. Until that is done, "
                  "balances are incomplete. Labels and requests are back already.");
    case ScanStart::WhenResumed:
        return tr("Press Resume above a wallet's page to have its past scanned; until then its balance is not known.");
    }
    return tr("Their past is scanned now, one after the other; until that is done, balances are incomplete. Labels "
              "and requests are back already.");
}

} // namespace lockstep::ui
