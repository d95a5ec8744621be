// SPDX-License-Identifier: MIT

#include "ui/pages/applockpage.h"

#include "ui/format/applocktext.h"
#include "ui/pages/unlockentry.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrollpage.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

AppLockPage::AppLockPage(std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : QWidget(parent)
    , m_entry(new UnlockEntry(std::move(delay), tr("Passphrase of the window"), this))
{
    setObjectName(u"appLockPage");
    setFocusProxy(m_entry);
    auto* title = paragraph(tr("Lockstep is locked"), this);
    title->setObjectName(u"appLockTitleLabel");
    title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    auto* card = new Card({}, this);
    QVBoxLayout* column = card->content();
    column->setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    column->addWidget(title);
    column->addWidget(paragraph(tr("It follows the chain all the same. A payment link that comes meanwhile is shown "
                                   "once the window is unlocked."),
                                this, PlainLabel::Colour::Muted));
    column->addSpacing(spacing::Medium);
    column->addWidget(m_entry);
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
    connect(m_entry, &UnlockEntry::unlockClicked, this, &AppLockPage::unlockClicked);
}

SecureBytes AppLockPage::passphrase() const { return m_entry->passphrase(); }

void AppLockPage::showFailure(const Error& error) { m_entry->showFailure(error, appLockErrorText(error)); }

void AppLockPage::clear() { m_entry->clear(); }

void AppLockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_entry->setFocus();
}

} // namespace lockstep::ui
