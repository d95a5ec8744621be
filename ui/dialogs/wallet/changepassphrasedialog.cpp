// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/changepassphrasedialog.h"

#include "ui/dialogs/walletfields.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

ChangePassphraseDialog::ChangePassphraseDialog(const QString& walletName, bool hasPassphrase,
                                               std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : FormDialog(hasPassphrase ? tr("Change the passphrase – %1").arg(walletName)
                               : tr("Set a passphrase – %1").arg(walletName),
                 hasPassphrase ? tr("C&hange it") : tr("&Set it"), parent)
{
    const QString meaning = hasPassphrase
        ? tr("The passphrase seals the keys of \"%1\" on this computer. It does not change the recovery words. "
             "Copies made before, in the data folder, still open with the old one.")
        : tr("The passphrase will seal the keys of \"%1\" on this computer. It does not change the recovery words. "
             "Copies made before, in the data folder, still open without one.");
    form()->addWidget(paragraph(meaning.arg(walletName), this));
    if (hasPassphrase) {
        m_old = new PassphraseField(std::move(delay), tr("Current passphrase of %1").arg(walletName), this);
        m_old->setObjectName(u"oldPassphraseField");
        auto* fields = new QFormLayout;
        fields->addRow(tr("C&urrent"), m_old);
        form()->addLayout(fields);
        connect(m_old, &PassphraseField::changed, this,
                [this] { acceptButton()->setEnabled(m_old->isEnabled() && m_old->mayTry()); });
    }
    m_new = new PassphraseFields(this);
    m_new->setObjectName(u"newPassphraseFields");
    m_new->setNoneOffered(hasPassphrase); // it has none already
    connect(m_new, &PassphraseFields::changed, this, [this] { showProblem({}); });
    form()->addWidget(m_new);
    alignFieldNames(*this);
}

SecureBytes ChangePassphraseDialog::oldPassphrase() const { return m_old ? m_old->passphrase() : SecureBytes(); }

std::optional<SecureBytes> ChangePassphraseDialog::newPassphrase() const { return m_new->protection().passphrase; }

QString ChangePassphraseDialog::problem()
{
    if (m_old && m_old->isEmpty()) return tr("Type the current passphrase.");
    if (!m_old && newPassphrase()->span().empty()) return tr("Type a passphrase for the wallet.");
    return m_new->problem();
}

void ChangePassphraseDialog::showError(const Error& error, ErrorSubject subject)
{
    FormDialog::showError(error, subject);
    if (error.code == Errc::WrongPassphrase && m_old) m_old->refuse();
}

void ChangePassphraseDialog::done(int result)
{
    if (m_old) result == Accepted ? m_old->accept() : m_old->wipe();
    m_new->wipe();
    FormDialog::done(result);
}

} // namespace lockstep::ui
