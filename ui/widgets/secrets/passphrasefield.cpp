// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/passphrasefield.h"

#include "ui/style/spacing.h"
#include "ui/widgets/secrets/capslockwatch.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int TickMs = 250;

} // namespace

PassphraseField::PassphraseField(std::shared_ptr<RetryDelay> delay, const QString& spoken, QWidget* parent)
    : QWidget(parent)
    , m_delay(std::move(delay))
    , m_edit(new SecretEdit(this))
    , m_reveal(revealButton(*m_edit, this))
    , m_caps(new CapsLockWatch(this))
    , m_hint(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_edit->setObjectName(u"passphraseEdit");
    m_edit->setAccessibleName(spoken);
    m_caps->watch(*m_edit);
    m_hint->setObjectName(u"passphraseHintLabel");
    setFocusPolicy(Qt::StrongFocus); // or the letter underlined in its label would do nothing
    setFocusProxy(m_edit);
    m_tick.setInterval(TickMs);

    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Tight);
    row->addWidget(m_edit, 1);
    row->addWidget(m_reveal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(row);
    column->addWidget(m_hint);

    connect(m_caps, &CapsLockWatch::changed, this, &PassphraseField::showHint);
    connect(m_edit, &SecretEdit::secretChanged, this, &PassphraseField::changed);
    connect(&m_tick, &QTimer::timeout, this, &PassphraseField::showHint);
    showHint();
}

SecureBytes PassphraseField::passphrase() const { return m_edit->secret(); }

bool PassphraseField::isEmpty() const { return m_edit->isEmpty(); }

bool PassphraseField::mayTry() const { return m_delay->left().count() == 0; }

void PassphraseField::refuse()
{
    m_delay->failed();
    wipe();
    m_edit->setFocus();
    showHint();
}

void PassphraseField::accept()
{
    m_delay->succeeded();
    wipe();
    showHint();
}

void PassphraseField::wipe()
{
    m_reveal->setChecked(false);
    m_edit->wipe();
}

/// The wait counts down here; what was typed meanwhile stays.
void PassphraseField::showHint()
{
    const auto left = m_delay->left().count();
    if ((left > 0) != m_tick.isActive()) {
        left > 0 ? m_tick.start() : m_tick.stop();
        emit changed();
    }
    QString words;
    if (left > 0)
        words = tr("Wait %1\u00a0s before the next try.").arg(left);
    else if (m_caps->isOn())
        words = CapsLockWatch::words();
    m_hint->say(words);
    m_edit->setAccessibleDescription(words);
}

} // namespace lockstep::ui
