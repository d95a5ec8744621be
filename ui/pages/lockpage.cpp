// SPDX-License-Identifier: MIT

#include "ui/pages/lockpage.h"

#include "ui/format/sync/statetext.h"
#include "ui/pages/unlockentry.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

LockPage::LockPage(std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : CardPage(parent)
    , m_title(paragraph({}, this))
    , m_line(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_entry(new UnlockEntry(std::move(delay), tr("Passphrase"), this))
    , m_copy(new CopyDetailsButton(u"copyUnlockErrorButton", this))
    , m_meaning(paragraph(tr("Locked means: without the passphrase nobody sees the recovery words or spends. Looking "
                             "and being paid need none, now and after a start of the program. To keep amounts and "
                             "payments from others at this desk, set an app lock in Preferences."),
                          this, PlainLabel::Colour::Muted))
    , m_receive(pushButton(u"lockReceiveButton", tr("Show a &receive address"), this))
    , m_look(pushButton(u"lockLookButton", tr("Look with&out unlocking"), this))
{
    setObjectName(u"lockPage");
    setFocusProxy(m_entry);
    m_copy->hide();
    m_title->setObjectName(u"lockTitleLabel");
    m_title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    m_line->setObjectName(u"lockLineLabel");
    m_meaning->setObjectName(u"lockMeaningLabel");
    layOut();
    connect(m_entry, &UnlockEntry::unlockClicked, this, &LockPage::unlockClicked);
    connect(m_receive, &QPushButton::clicked, this, &LockPage::receiveClicked);
    connect(m_look, &QPushButton::clicked, this, &LockPage::lookClicked);
}

void LockPage::layOut()
{
    auto* others = new QWidget(this);
    auto* flow = new FlowLayout(spacing::Small);
    flow->addWidget(m_receive);
    flow->addWidget(m_look);
    others->setLayout(flow);

    column().addWidget(m_title);
    column().addWidget(m_line);
    column().addSpacing(spacing::Medium);
    column().addWidget(m_entry);
    column().addWidget(m_copy, 0, Qt::AlignLeft);
    column().addSpacing(spacing::Large);
    column().addWidget(m_meaning);
    column().addWidget(others);
}

void LockPage::setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    m_title->setText(tr("%1 is locked").arg(wallet.name));
    m_line->setText(stateLine(wallet, snapshot, now) + u'\n' + tr("It needs no passphrase to follow the chain."));
}

SecureBytes LockPage::passphrase() const { return m_entry->passphrase(); }

void LockPage::showFailure(const Error& error)
{
    m_entry->showFailure(error, errorText(error));
    m_copy->offer({error});
}

void LockPage::clear()
{
    m_entry->clear();
    m_copy->offer({});
}

void LockPage::showEvent(QShowEvent* event)
{
    CardPage::showEvent(event);
    m_entry->setFocus();
}

} // namespace lockstep::ui
