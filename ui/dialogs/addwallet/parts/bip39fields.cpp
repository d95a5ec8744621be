// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/bip39fields.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QFormLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

Bip39Fields::Bip39Fields(For use, QWidget* parent)
    : OptionalFields(use == For::NewWords ? tr("Add a BI&P39 passphrase to the words")
                                          : tr("Ad&vanced: these words have a BIP39 passphrase"),
                     u"bip39Box"_s, parent)
    , m_first(new SecretEdit(body()))
    , m_message(fieldMessage(u"bip39ProblemLabel", body()))
{
    m_first->setObjectName(u"bip39PassphraseEdit");
    m_first->setAccessibleName(tr("BIP39 passphrase of the words"));
    auto* fields = new QFormLayout;
    fields->addRow(tr("BIP39 pa&ssphrase"), m_first);
    connect(m_first, &SecretEdit::secretChanged, this, &Bip39Fields::forgetProblem);
    if (use == For::NewWords) {
        m_second = new SecretEdit(body());
        m_second->setObjectName(u"bip39PassphraseAgainEdit");
        m_second->setAccessibleName(tr("BIP39 passphrase, again"));
        fields->addRow(tr("A&gain"), m_second);
        connect(m_second, &SecretEdit::secretChanged, this, &Bip39Fields::forgetProblem);
    }
    layOut(tr("It works like one more word, is never stored, and is not the passphrase for this computer. Without it "
              "the same words open another, empty wallet: keep it as carefully as the words, in another place."),
           fields, m_message);
}

void Bip39Fields::unfolded(bool isWanted)
{
    m_first->wipe();
    if (m_second) m_second->wipe();
    forgetProblem();
    if (isWanted) m_first->setFocus();
}

void Bip39Fields::forgetProblem() { sayUnder(*m_first, *m_message, {}); }

SecureBytes Bip39Fields::passphrase() const { return isWanted() ? m_first->secret() : SecureBytes(); }

QString Bip39Fields::problem() const
{
    if (!isWanted()) return {};
    if (m_first->isEmpty()) return tr("Type the BIP39 passphrase, or clear the checkbox.");
    if (m_second && !m_first->equals(*m_second)) return tr("The two BIP39 passphrases differ.");
    return {};
}

bool Bip39Fields::isSound() { return sayUnder(*m_first, *m_message, problem()); }

} // namespace lockstep::ui
