// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

NamePassphrasePage::NamePassphrasePage(const QString& title, Parts parts, QWidget* parent) : WizardPage(title, parent)
{
    if (parts & Name) addName();
    if (parts & Passphrase) addPassphrase();
    alignFieldNames(*this);
    content()->addStretch(1);
}

void NamePassphrasePage::addName()
{
    m_name = walletNameEdit(this);
    m_nameMessage = fieldMessage(u"nameProblemLabel", this);
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Name"), m_name);
    content()->addLayout(fields);
    content()->addWidget(m_nameMessage);
    connect(m_name, &QLineEdit::textChanged, this, [this] { sayUnder(*m_name, *m_nameMessage, {}); });
}

void NamePassphrasePage::addPassphrase()
{
    m_passphrase = new PassphraseFields(this);
    m_passphraseMessage = fieldMessage(u"passphraseProblemLabel", this);
    content()->addWidget(paragraph(tr("The passphrase seals the keys on this computer and is asked for whenever they "
                                      "are used. It cannot replace the words."),
                                   this));
    content()->addWidget(m_passphrase);
    content()->addWidget(m_passphraseMessage);
    connect(m_passphrase, &PassphraseFields::changed, this,
            [this] { sayUnder(*m_passphrase, *m_passphraseMessage, {}); });
}

QString NamePassphrasePage::name() const { return m_name ? m_name->text().trimmed() : QString(); }

void NamePassphrasePage::suggestName(const QString& name)
{
    if (m_name) m_name->setText(name.simplified().left(m_name->maxLength()));
}

Protection NamePassphrasePage::protection() const { return m_passphrase ? m_passphrase->protection() : Protection(); }

void NamePassphrasePage::wipe()
{
    if (m_passphrase) m_passphrase->wipe();
}

void NamePassphrasePage::entered() { m_name ? m_name->setFocus() : m_passphrase->focusFirst(); }

void NamePassphrasePage::left()
{
    if (m_passphrase) m_passphrase->cover();
}

bool NamePassphrasePage::isSound()
{
    if (m_name && !sayUnder(*m_name, *m_nameMessage, nameProblem(*m_name, m_taken))) return false;
    if (!m_passphrase) return true;
    const QString words = m_passphrase->problem();
    sayUnder(*m_passphrase, *m_passphraseMessage, words);
    if (!words.isEmpty()) m_passphrase->focusFirst();
    return words.isEmpty();
}

} // namespace lockstep::ui
