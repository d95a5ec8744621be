// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/watchtextpage.h"

#include "ui/dialogs/addwallet/parts/outpointnote.h"
#include "ui/dialogs/addwallet/parts/previewcard.h"
#include "ui/dialogs/addwallet/parts/watchednote.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/format/errors/errornetwork.h"
#include "ui/format/wallets/addressstarts.h"
#include "ui/widgets/fields/pasteedit.h"

#include <QComboBox>
#include <QFormLayout>
#include <QFutureWatcher>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace lockstep::ui {

namespace {

constexpr std::size_t ReadAtOnce = 10'000; ///< Bytes: a few keys are read before the next frame; a long list is not.

} // namespace

WatchTextPage::WatchTextPage(Network network, QWidget* parent)
    : WizardPage(tr("What to watch"), parent)
    , m_network(network)
    , m_preview(Error{Errc::Truncated, {}})
    , m_advice(paragraph(tr("Paste or drop an extended public key, descriptors, or addresses. The wallet shows balance "
                            "and payments; it holds no keys and cannot spend."),
                         this))
    , m_text(new PasteEdit(this))
    , m_message(fieldMessage(u"watchProblemLabel", this))
    , m_outpoint(new OutpointNote(this))
    , m_typeRow(new QWidget(this))
    , m_type(accountTypeBox(network, m_typeRow))
    , m_card(new PreviewCard(this))
    , m_note(new WatchedNote(this))
{
    m_text->setObjectName(u"watchTextEdit");
    m_text->setAccessibleName(tr("Extended public key, descriptor or addresses"));
    const AddressStarts starts = addressStarts(network);
    //: %1 and %2: how keys begin, as xpub and zpub
    m_text->setPlaceholderText(
        tr("%1…, %2…, wpkh([…]%1…/<0;1>/*)#…, or addresses, one a line").arg(starts.key, starts.segwitKey));
    m_type->setObjectName(u"watchTypeBox");
    m_type->insertItem(0, tr("As the key says"), -1);
    m_type->setCurrentIndex(0);
    auto* kind = new QFormLayout(m_typeRow);
    kind->setContentsMargins(0, 0, 0, 0);
    kind->addRow(tr("&Addresses"), m_type);
    content()->addWidget(m_advice);
    content()->addWidget(m_text);
    content()->addWidget(m_message);
    content()->addWidget(m_outpoint);
    content()->addWidget(m_typeRow);
    content()->addWidget(m_card);
    content()->addWidget(m_note);
    content()->addStretch(1);
    connect(m_text, &QPlainTextEdit::textChanged, this, &WatchTextPage::read);
    connect(m_text, &PasteEdit::fileRefused, this, &WatchTextPage::refuseFile);
    connect(m_type, &QComboBox::currentIndexChanged, this, &WatchTextPage::read);
    read();
}

void WatchTextPage::setText(const QString& text) { m_text->setPlainText(text); }

void WatchTextPage::askForAddresses()
{
    m_subject = ErrorSubject::Address;
    setTitle(tr("Which addresses"));
    m_advice->setText(
        tr("Paste or drop addresses or scripts, one a line. They become a wallet of their own, which shows balance "
           "and payments; it holds no keys and cannot spend."));
    m_text->setAccessibleName(tr("Addresses or scripts, one a line"));
    m_text->setPlaceholderText(tr("One a line: address or script in hexadecimal, label, height"));
}

std::string WatchTextPage::text() const { return m_text->toPlainText().trimmed().toStdString(); }

std::optional<AccountType> WatchTextPage::type() const
{
    if (m_type->currentIndex() <= 0) return std::nullopt;
    return accountTypeOf(*m_type);
}

void WatchTextPage::read()
{
    const int reading = ++m_reading;
    std::string all = text();
    m_outpoint->setText(m_text->toPlainText());
    if (all.empty()) return take(Error{Errc::Truncated, {}});
    if (all.size() <= ReadAtOnce) return take(watchPreview(all, m_network, type()));
    m_isReading = true;
    m_card->showWaiting();
    m_note->forget();
    auto* watcher = new QFutureWatcher<Result<WatchPreview>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, reading] {
        watcher->deleteLater();
        if (reading == m_reading) take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(watchPreview, std::move(all), m_network, type()));
}

void WatchTextPage::take(Result<WatchPreview> preview)
{
    m_isReading = false;
    m_preview = std::move(preview);
    sayUnder(*m_text, *m_message, {});
    // Only a key that does not say which addresses it makes is asked about.
    const bool asks = !m_preview && m_preview.error().code == Errc::Refused;
    m_typeRow->setVisible(asks || m_type->currentIndex() > 0);
    if (m_preview) {
        m_card->show(*m_preview);
        m_note->ask({text(), type(), {}});
    } else {
        m_card->hide();
        m_note->forget();
    }
}

void WatchTextPage::refuseFile(const QString& name)
{
    sayUnder(*m_text, *m_message,
             tr("\"%1\" could not be read: it is not text, or longer than 16 MB. Nothing was changed.").arg(name));
}

void WatchTextPage::entered() { m_text->setFocus(); }

QString WatchTextPage::problem() const
{
    if (m_isReading) return tr("The text is still being read.");
    if (m_text->toPlainText().trimmed().isEmpty()) return tr("Paste what is to be watched.");
    if (m_preview) return {};
    if (isOutpoint(m_text->toPlainText()))
        return tr("This is an outpoint, no address. Look it up, or paste the address that it pays.");
    if (m_preview.error().code == Errc::Refused && m_type->currentIndex() == 0)
        return tr("This key does not say which kind of addresses it makes. Choose one below.");
    return errorText(m_preview.error(), m_subject, m_network).sentence();
}

bool WatchTextPage::isSound()
{
    const bool asks = !m_preview && m_preview.error().code == Errc::Refused;
    return sayUnder(asks ? static_cast<QWidget&>(*m_type) : *m_text, *m_message, problem());
}

} // namespace lockstep::ui
