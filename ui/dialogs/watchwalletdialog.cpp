// SPDX-License-Identifier: MIT

#include "ui/dialogs/watchwalletdialog.h"

#include "ui/dialogs/walletfields.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

WatchWalletDialog::WatchWalletDialog(Network network, QWidget* parent)
    : FormDialog(tr("Watch a wallet"), tr("&Watch"), parent)
    , m_network(network)
    , m_preview(Error{Errc::Truncated, {}})
    , m_name(walletNameEdit(this))
    , m_text(new QPlainTextEdit(this))
    , m_type(accountTypeBox(this))
    , m_what(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_birthday(new BirthdayFields(this))
{
    setFormWidth(528);
    m_text->setObjectName(u"watchTextEdit");
    m_text->setAccessibleName(tr("Extended public key, descriptor or addresses"));
    m_text->setPlaceholderText(tr("xpub…, zpub…, wpkh([…]xpub…/<0;1>/*)#…, or addresses, one a line"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().height() * 6);
    m_type->setObjectName(u"watchTypeBox");
    m_type->insertItem(0, tr("As the key says"), -1);
    m_type->setCurrentIndex(0);
    m_what->setObjectName(u"watchPreviewLabel");
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("&Paste"), m_text);
    fields->addRow(tr("&Addresses"), m_type);
    auto* since = new QGroupBox(tr("First payment"), this);
    (new QVBoxLayout(since))->addWidget(m_birthday);
    form()->addLayout(fields);
    form()->addWidget(m_what);
    form()->addWidget(since);
    connect(m_text, &QPlainTextEdit::textChanged, this, &WatchWalletDialog::readText);
    connect(m_type, &QComboBox::currentIndexChanged, this, &WatchWalletDialog::readText);
    readText();
}

std::optional<AccountType> WatchWalletDialog::type() const
{
    if (m_type->currentIndex() == 0) return std::nullopt;
    return accountTypeOf(*m_type);
}

void WatchWalletDialog::readText()
{
    showProblem({});
    const std::string text = m_text->toPlainText().trimmed().toStdString();
    m_preview = text.empty() ? Result<WatchPreview>(Error{Errc::Truncated, {}}) : watchPreview(text, m_network, type());
    m_what->setText(m_preview ? describe() : tr("It can show balance and payments; it cannot spend."));
}

QString WatchWalletDialog::describe() const
{
    const WatchPreview& preview = *m_preview;
    QString what;
    switch (preview.kind) {
    case WatchPreview::Kind::Key: what = tr("Account key, %1.").arg(preview.policy); break;
    case WatchPreview::Kind::Descriptor:
        what = preview.descriptors == 1 ? tr("Descriptor, %1.").arg(preview.policy)
                                        : tr("%n descriptors.", nullptr, preview.descriptors);
        break;
    case WatchPreview::Kind::Addresses:
        what = preview.addressCount == 1 ? tr("1 address.") : tr("%n addresses.", nullptr, preview.addressCount);
        break;
    }
    if (!preview.hadChecksum) what += u' ' + tr("It has no checksum: compare the addresses.");
    return what + u'\n' + tr("First addresses, to compare with your other wallet:") + u"\n"_s
        + preview.firstAddresses.join(u'\n');
}

QString WatchWalletDialog::problem()
{
    if (const QString words = nameProblem(*m_name); !words.isEmpty()) return words;
    if (m_text->toPlainText().trimmed().isEmpty()) return tr("Paste what is to be watched.");
    if (m_preview) return {};
    if (m_preview.error().code == Errc::Refused && m_type->currentIndex() == 0)
        return tr("This key does not say which kind of addresses it makes. Choose one.");
    return errorText(m_preview.error(), ErrorSubject::Descriptor).sentence();
}

NewWallet WatchWalletDialog::takeWallet()
{
    return {m_name->text().trimmed(), watchOrigin(*m_preview, m_text->toPlainText().trimmed().toStdString(), type()),
            m_birthday->birthday(), std::nullopt};
}

} // namespace lockstep::ui
