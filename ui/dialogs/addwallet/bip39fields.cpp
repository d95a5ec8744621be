// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/bip39fields.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/style/spacing.h"
#include "ui/widgets/secretedit.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

Bip39Fields::Bip39Fields(For use, QWidget* parent)
    : QWidget(parent)
    , m_has(new QCheckBox(use == For::NewWords ? tr("Add a BI&P39 passphrase to the words")
                                               : tr("Ad&vanced: these words have a BIP39 passphrase"),
                          this))
    , m_body(new QWidget(this))
    , m_first(new SecretEdit(m_body))
    , m_message(fieldMessage(u"bip39ProblemLabel", m_body))
{
    m_has->setObjectName(u"bip39Box");
    m_first->setObjectName(u"bip39PassphraseEdit");
    m_first->setAccessibleName(tr("BIP39 passphrase of the words"));
    auto* fields = new QFormLayout;
    fields->addRow(tr("BIP39 pa&ssphrase"), m_first);
    if (use == For::NewWords) {
        m_second = new SecretEdit(m_body);
        m_second->setObjectName(u"bip39PassphraseAgainEdit");
        m_second->setAccessibleName(tr("BIP39 passphrase, again"));
        fields->addRow(tr("A&gain"), m_second);
    }
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(spacing::Huge, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(paragraph(tr("It works like one more word, is never stored, and is not the passphrase for this "
                                   "computer. Without it the same words open another, empty wallet: keep it as "
                                   "carefully as the words, in another place."),
                                m_body, PlainLabel::Colour::Muted));
    column->addLayout(fields);
    column->addWidget(m_message);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(spacing::Small);
    whole->addWidget(m_has);
    whole->addWidget(m_body);
    m_body->hide();
    connect(m_has, &QCheckBox::toggled, this, [this](bool has) {
        m_body->setVisible(has);
        m_first->wipe();
        if (m_second) m_second->wipe();
        sayUnder(*m_first, *m_message, {});
        if (has) m_first->setFocus();
    });
    const auto forget = [this] { sayUnder(*m_first, *m_message, {}); };
    connect(m_first, &SecretEdit::secretChanged, this, forget);
    if (m_second) connect(m_second, &SecretEdit::secretChanged, this, forget);
}

SecureBytes Bip39Fields::passphrase() const { return m_has->isChecked() ? m_first->secret() : SecureBytes(); }

QString Bip39Fields::problem() const
{
    if (!m_has->isChecked()) return {};
    if (m_first->isEmpty()) return tr("Type the BIP39 passphrase, or clear the checkbox.");
    if (m_second && !m_first->equals(*m_second)) return tr("The two BIP39 passphrases differ.");
    return {};
}

void Bip39Fields::reset() { m_has->setChecked(false); }

bool Bip39Fields::isSound() { return sayUnder(*m_first, *m_message, problem()); }

} // namespace lockstep::ui
