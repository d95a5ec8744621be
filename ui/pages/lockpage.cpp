// SPDX-License-Identifier: MIT

#include "ui/pages/lockpage.h"

#include "ui/format/errortext.h"
#include "ui/format/statetext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/passphrasefield.h"
#include "ui/widgets/scrollpage.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

LockPage::LockPage(std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : QWidget(parent)
    , m_title(paragraph({}, this))
    , m_line(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_passphrase(new PassphraseField(std::move(delay), tr("Passphrase"), this))
    , m_unlock(new QPushButton(icon(Glyph::Unlock), {}, this))
    , m_problem(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_receive(new QPushButton(tr("Show a &receive address"), this))
    , m_look(new QPushButton(tr("Look with&out unlocking"), this))
{
    setObjectName(u"lockPage");
    setFocusProxy(m_passphrase);
    m_title->setObjectName(u"lockTitleLabel");
    m_title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    m_line->setObjectName(u"lockLineLabel");
    m_unlock->setObjectName(u"unlockButton");
    m_problem->setObjectName(u"lockProblemLabel");
    m_receive->setObjectName(u"lockReceiveButton");
    m_look->setObjectName(u"lockLookButton");
    layOut();
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_passphrase, &PassphraseField::changed, this, &LockPage::showButton);
    connect(m_receive, &QPushButton::clicked, this, &LockPage::receiveClicked);
    connect(m_look, &QPushButton::clicked, this, &LockPage::lookClicked);
    clear();
}

void LockPage::layOut()
{
    auto* name = new PlainLabel(tr("&Passphrase"), this);
    name->setBuddy(m_passphrase);
    auto* entry = new QHBoxLayout;
    entry->setSpacing(spacing::Small);
    entry->addWidget(m_passphrase, 1, Qt::AlignTop);
    entry->addWidget(m_unlock, 0, Qt::AlignTop);
    auto* others = new QWidget(this);
    auto* flow = new FlowLayout(spacing::Small);
    flow->addWidget(m_receive);
    flow->addWidget(m_look);
    others->setLayout(flow);

    auto* card = new Card({}, this);
    QVBoxLayout* column = card->content();
    column->setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addSpacing(spacing::Medium);
    column->addWidget(name);
    column->addLayout(entry);
    column->addWidget(m_problem);
    column->addSpacing(spacing::Large);
    column->addWidget(paragraph(tr("Being paid and looking need no passphrase."), this, PlainLabel::Colour::Muted));
    column->addWidget(others);
    card->setMaximumWidth(560);

    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 10);
    middle->addStretch(1);
    auto* page = new QWidget(this);
    auto* whole = new QVBoxLayout(page);
    whole->addStretch(2);
    whole->addLayout(middle);
    whole->addStretch(3);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scrollPage(page, this));
}

void LockPage::setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    m_title->setText(tr("%1 is locked").arg(wallet.name));
    m_line->setText(stateLine(wallet, snapshot, now) + u'\n' + tr("It needs no passphrase to follow the chain."));
}

SecureBytes LockPage::passphrase() const { return m_passphrase->passphrase(); }

void LockPage::submit()
{
    if (!m_unlock->isEnabled()) return;
    if (m_passphrase->isEmpty()) {
        say(tr("Type the passphrase first."));
        return m_passphrase->setFocus();
    }
    m_problem->hide();
    m_isBusy = true;
    showButton();
    emit unlockClicked();
}

void LockPage::showButton()
{
    m_passphrase->setEnabled(!m_isBusy);
    m_unlock->setEnabled(!m_isBusy && m_passphrase->mayTry()); // the field says how long there is no other try
    m_unlock->setText(m_isBusy ? tr("Unlocking…") : tr("&Unlock"));
}

void LockPage::showFailure(const Error& error)
{
    say(errorText(error).sentence());
    m_isBusy = false;
    showButton();
    if (error.code == Errc::WrongPassphrase) m_passphrase->refuse();
}

void LockPage::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem);
    m_problem->show();
}

void LockPage::clear()
{
    m_isBusy = false;
    m_passphrase->wipe();
    m_problem->hide();
    showButton();
}

void LockPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return submit();
    QWidget::keyPressEvent(event);
}

void LockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_passphrase->setFocus();
}

} // namespace lockstep::ui
