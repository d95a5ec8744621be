// SPDX-License-Identifier: MIT

#include "ui/pages/unlockentry.h"

#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

UnlockEntry::UnlockEntry(std::shared_ptr<RetryDelay> delay, const QString& spoken, QWidget* parent)
    : QWidget(parent)
    , m_passphrase(new PassphraseField(std::move(delay), spoken, this))
    , m_unlock(pushButton(u"unlockButton", Glyph::Unlock, {}, this))
    , m_problem(paragraph({}, this, PlainLabel::Colour::Problem))
{
    setFocusProxy(m_passphrase);
    m_problem->setObjectName(u"lockProblemLabel");
    auto* name = new PlainLabel(tr("P&assphrase"), this);
    name->setBuddy(m_passphrase);
    auto* entry = new QHBoxLayout;
    entry->setSpacing(spacing::Small);
    entry->addWidget(m_passphrase, 1, Qt::AlignTop);
    entry->addWidget(m_unlock, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(name);
    column->addLayout(entry);
    column->addWidget(m_problem);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockEntry::submit);
    connect(m_passphrase, &PassphraseField::changed, this, &UnlockEntry::showButton);
    clear();
}

SecureBytes UnlockEntry::passphrase() const { return m_passphrase->passphrase(); }

void UnlockEntry::submit()
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

void UnlockEntry::showButton()
{
    m_passphrase->setEnabled(!m_isBusy);
    m_unlock->setEnabled(!m_isBusy && m_passphrase->mayTry()); // the field says how long there is no other try
    m_unlock->setText(m_isBusy ? tr("Unlocking…") : tr("&Unlock"));
}

void UnlockEntry::showFailure(const Error& error, const ErrorText& words)
{
    say(words.sentence());
    m_isBusy = false;
    showButton();
    if (error.code == Errc::WrongPassphrase)
        m_passphrase->refuse();
    else
        m_passphrase->setFocus();
}

void UnlockEntry::say(const QString& problem)
{
    m_problem->say(problem);
    m_problem->setAccessibleName(problem);
}

void UnlockEntry::clear()
{
    m_isBusy = false;
    m_passphrase->wipe();
    m_problem->hide();
    showButton();
}

void UnlockEntry::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return submit();
    QWidget::keyPressEvent(event);
}

} // namespace lockstep::ui
