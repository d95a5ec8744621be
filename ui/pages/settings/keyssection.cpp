// SPDX-License-Identifier: MIT

#include "ui/pages/settings/keyssection.h"

#include "ui/dialogs/payments/qrdialog.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/format/wallets/policytext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/secrets/discreetclipboard.h"
#include "ui/widgets/secrets/secretwindow.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocumentFragment>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int TextLines = 4;

/// Whatever way its text is copied, the clipboard is treated as by the button.
class DescriptorsEdit final : public QPlainTextEdit
{
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    QMimeData* createMimeDataFromSelection() const override
    {
        return discreetMimeData(textCursor().selection().toPlainText());
    }
};

} // namespace

KeysSection::KeysSection(QWidget* parent)
    : QWidget(parent)
    , m_keys(paragraph({}, this))
    , m_policy(paragraph({}, this))
    , m_fingerprint(new PlainLabel({}, this))
    , m_text(new DescriptorsEdit(this))
    , m_note(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_show(pushButton(u"showDescriptorsButton", Glyph::Lock, tr("Show descriptor…"), this))
    , m_copy(pushButton(u"copyDescriptorsButton", Glyph::Copy, tr("Cop&y"), this))
    , m_qr(pushButton(u"descriptorQrButton", tr("Show as &QR code…"), this))
    , m_save(pushButton(u"saveDescriptorsButton", Glyph::Import, tr("S&ave…"), this))
{
    m_keys->setObjectName(u"keysLabel");
    m_policy->setObjectName(u"policyLabel");
    m_fingerprint->setObjectName(u"fingerprintLabel");
    m_fingerprint->setFont(fixedFont(font()));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setObjectName(u"descriptorsTextEdit");
    m_text->setAccessibleName(tr("Public descriptors"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont(font()));
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setFixedHeight(fontMetrics().lineSpacing() * TextLines + spacing::Large);
    m_note->setObjectName(u"descriptorsNoteLabel");
    layOut();
    connect(m_copy, &QPushButton::clicked, this, &KeysSection::copy);
    connect(m_show, &QPushButton::clicked, this, &KeysSection::unlockWanted);
    connect(m_qr, &QPushButton::clicked, this, &KeysSection::showQr);
    connect(m_save, &QPushButton::clicked, this, &KeysSection::save);
    setProfile({});
}

void KeysSection::layOut()
{
    auto* facts = new QFormLayout;
    facts->setVerticalSpacing(spacing::Small);
    facts->addRow(tr("Keys"), m_keys);
    facts->addRow(tr("Scripts"), m_policy);
    facts->addRow(tr("Fingerprint"), m_fingerprint);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::Small);
    for (QPushButton* button : {m_show, m_copy, m_qr, m_save}) buttons->addWidget(button);
    buttons->addStretch(1);
    auto* card = new Card(tr("Keys"), this);
    card->content()->addLayout(facts);
    card->content()->addSpacing(spacing::Tight);
    card->content()->addWidget(mutedLabel(tr("Public descriptors"), this));
    card->content()->addWidget(m_text);
    card->content()->addWidget(m_note);
    card->content()->addLayout(buttons);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void KeysSection::setProfile(const WalletProfile& profile)
{
    m_wallet = profile.id;
    m_walletName = profile.name;
    m_descriptors = profile.descriptors;
    m_keys->setText(profile.hasKeys ? tr("On this computer")
                                    : tr("Watch-only: none are here. The wallet sees payments and cannot spend."));
    m_policy->setText(policyText(profile.policy));
    m_fingerprint->setText(profile.fingerprint.isEmpty() ? tr("Not known") : profile.fingerprint);
    showDescriptors();
}

void KeysSection::setWallet(const WalletView& wallet)
{
    const bool isLocked = wallet.auth == WalletAuth::Locked;
    if (std::exchange(m_isLocked, isLocked) != isLocked) showDescriptors();
}

void KeysSection::showDescriptors()
{
    const bool hasAny = !m_descriptors.isEmpty();
    const bool isOpen = hasAny && !m_isLocked;
    const QString text = isOpen ? m_descriptors.join(u'\n') : QString();
    if (m_text->toPlainText() != text) m_text->setPlainText(text);
    m_text->setVisible(isOpen);
    m_show->setVisible(hasAny && m_isLocked);
    for (QPushButton* button : {m_copy, m_qr, m_save}) button->setVisible(isOpen);
    m_note->setText(!hasAny ? tr("None: this wallet is a list of addresses, which the page Addresses shows.")
                        : m_isLocked
                        ? tr("After the passphrase: whoever has them sees all payments of this wallet.")
                        : tr("Another wallet program can watch this wallet with them. Whoever has them sees all its "
                             "payments and cannot spend."));
}

void KeysSection::showQr()
{
    auto* dialog = new QrDialog(tr("Public descriptors"), m_walletName, m_descriptors, this);
    markAsSecret(*dialog, m_wallet);
    dialog->open();
}

void KeysSection::copy()
{
    copyDiscreetly(m_descriptors.join(u'\n'));
    const int seconds = discreetSeconds();
    m_note->setText(seconds > 0 ? tr("Copied. In %1 seconds the clipboard is cleared.").arg(seconds)
                                : tr("Copied. The clipboard is cleared when a wallet is locked."));
}

void KeysSection::save()
{
    QFileDialog* dialog = openDescriptorsDialog(this, m_walletName);
    markAsSecret(*dialog, m_wallet);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text = m_descriptors.join(u'\n')](const QString& path) {
        emit fileWanted(path, text.toUtf8() + '\n');
    });
}

} // namespace lockstep::ui
