// SPDX-License-Identifier: MIT

#include "ui/pages/receive/receivepage.h"

#include "ui/dialogs/savefiledialog.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/format/wallets/receivetext.h"
#include "ui/pages/receive/addresspanel.h"
#include "ui/pages/receive/requestform.h"
#include "ui/pages/receive/requestlist.h"
#include "ui/pages/statetone.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/failurestrip.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QImage>
#include <QPushButton>
#include <QShowEvent>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int OthersGap = 20; ///< Unused addresses in a row after which most other wallets stop looking.

Tone toneOf(PaymentRequest::State state)
{
    switch (state) {
    case PaymentRequest::State::Waiting: return Tone::Neutral;
    case PaymentRequest::State::Unverified: return Tone::Warning;
    case PaymentRequest::State::Seen: return Tone::Busy;
    case PaymentRequest::State::Paid: return Tone::Good;
    case PaymentRequest::State::Partial: return Tone::Warning;
    }
    return Tone::Neutral;
}

/// To be given to nobody for another payment.
bool isTaken(const AddressRow& row) { return row.used || isOnlyHeardOf(row); }

QPushButton* stripButton(QStringView name, const QString& text, Strip& strip)
{
    QPushButton* button = pushButton(name, text, &strip);
    strip.buttons()->addWidget(button, 0, Qt::AlignTop);
    return button;
}

} // namespace

ReceivePage::ReceivePage(WalletId wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_note(new Strip(this))
    , m_start(stripButton(u"receiveStartButton", tr("Sta&rt"), *m_note))
    , m_problem(new FailureStrip(u"receiveProblemStrip", u"receiveRetryButton", u"copyReadErrorButton", this))
    , m_warning(new Strip(this))
    , m_oldest(stripButton(u"oldestUnusedButton", tr("Use the &oldest unused"), *m_warning))
    , m_anyway(stripButton(u"newAnywayButton", tr("New one an&yway"), *m_warning))
    , m_copy(new CopyDetailsButton(u"copyReceiveErrorButton", m_warning))
    , m_form(new RequestForm(this))
    , m_panel(new AddressPanel(*m_form, this))
    , m_list(new RequestList(this))
{
    setObjectName(u"receivePage");
    m_note->setObjectName(u"receiveNoteStrip");
    m_warning->setObjectName(u"receiveWarningStrip");
    m_start->setIcon(icon(Glyph::Start));
    m_warning->buttons()->addWidget(m_copy, 0, Qt::AlignTop);
    layOut();
    connectParts();
    m_panel->showUnavailable(tr("The wallet is asked for an address."));
    showCurrent();
}

void ReceivePage::layOut()
{
    auto* ask = new Card(tr("Ask to be paid"), this);
    ask->content()->addWidget(m_panel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    for (QWidget* part : std::initializer_list<QWidget*>{m_note, m_problem, m_warning, ask}) column->addWidget(part);
    column->addWidget(m_list, 1);
}

void ReceivePage::connectParts()
{
    connect(m_start, &QPushButton::clicked, this, [this] { emit startWanted(m_wallet); });
    connect(m_problem, &FailureStrip::retryWanted, this, &ReceivePage::readAgain);
    connect(m_oldest, &QPushButton::clicked, this, &ReceivePage::showOldestUnused);
    connect(m_anyway, &QPushButton::clicked, this, &ReceivePage::askForNext);
    connect(m_form, &RequestForm::changed, this, &ReceivePage::showCurrent);
    connect(m_form, &RequestForm::saveClicked, this, &ReceivePage::saveRequest);
    connect(m_panel, &AddressPanel::newClicked, this, &ReceivePage::startAnew);
    connect(m_panel, &AddressPanel::copied, this, &ReceivePage::copied);
    connect(m_panel, &AddressPanel::saveImageClicked, this, &ReceivePage::saveImage);
    connect(m_list, &RequestList::shown, this, &ReceivePage::showRequest);
    connect(m_list, &RequestList::copied, this, &ReceivePage::copied);
    connect(m_list, &RequestList::removed, this, [this](std::int64_t id) { emit requestRemoved(m_wallet, id); });
}

void ReceivePage::setWallet(const WalletView& wallet)
{
    m_note->setContent(stateSymbol(wallet), receiveNote(wallet), toneOf(wallet));
    m_start->setVisible(wallet.state == WalletState::Stopped);
    m_list->followUnit(); // a snapshot comes also when the person chose another unit, or to hide amounts
    m_panel->followGrouping();
    m_syncedTo = wallet.syncedTo.height;
    m_list->setAddresses(m_rows, m_syncedTo);
    showState();
}

void ReceivePage::setAddress(const ReceiveAddress& address, bool next)
{
    if (m_wantsNext && !next) return; // asked for before that wish, whose answer comes after it
    const bool isForWhoCame = std::exchange(m_askedUnseen, false);
    if (m_shown && m_shown->address == address.address) {
        m_wantsNext = false;
        m_offered.reset();
        m_shown = address;
        return showCurrent();
    }
    if (m_wantsNext || !isSpokenFor()) return adopt(address);
    m_offered = address;
    if (isForWhoCame) takeOffered();
}

/// A fresh address for who comes to the page: the one that was shown before may have been paid.
void ReceivePage::takeOffered()
{
    const bool isKept = m_request || m_isChosen || !m_form->isEmpty();
    if (m_offered && !isKept && !isTaken(m_rows.value(m_offered->address))) adopt(*m_offered);
}

void ReceivePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) takeOffered();
}

void ReceivePage::setAddressError(const Error& error, bool next)
{
    if (next) m_wantsNext = false;
    const QString why = error.code == Errc::Unsupported ? tr("This wallet has no address to receive on.")
                                                        : errorText(error).sentence();
    if (m_shown) {
        if (next) fail(tr("There is no new address, and the one below stays as it is. %1", "then why").arg(why), error);
        return;
    }
    m_panel->showUnavailable(why);
    showRefusal();
}

void ReceivePage::setAddresses(const QList<AddressRow>& addresses)
{
    m_areRowsRead = true;
    m_rowsProblem.reset();
    showProblem();
    m_rows.clear();
    for (const AddressRow& row : addresses) m_rows.insert(row.address, row);
    if (m_shown && isTaken(m_rows.value(m_shown->address))) m_isChosen = false; // it has served
    m_list->setAddresses(m_rows, m_syncedTo);
    showCurrent();
}

void ReceivePage::setAddressesError(const Error& error)
{
    m_rowsProblem = error;
    showProblem();
}

void ReceivePage::setRequestsError(const Error& error)
{
    m_requestsProblem = error;
    m_list->setUnread();
    showProblem();
}

void ReceivePage::showProblem()
{
    const auto& error = m_rowsProblem ? m_rowsProblem : m_requestsProblem;
    if (!error) return m_problem->clear();
    const QString why = errorText(*error).sentence();
    m_problem->showError(*error,
                         m_rowsProblem ? tr("What came to your addresses could not be read. %1", "then why").arg(why)
                                       : tr("The requests could not be read. %1", "then why").arg(why));
}

void ReceivePage::setRequests(const QList<PaymentRequest>& requests)
{
    m_requestsProblem.reset();
    showProblem();
    m_list->setRequests(requests);
    if (m_request && !m_list->find(*m_request)) { // removed, by this window or elsewhere
        m_request.reset();
        m_form->clear();
    }
    if (m_saving && newestAt(m_saving->address) > m_saving->newestBefore) {
        const QString address = std::exchange(m_saving, std::nullopt)->address;
        showRefusal();
        if (m_shown->address == address) return showRequest(newestAt(address));
    }
    showCurrent();
}

void ReceivePage::showRequestError(const Error& error)
{
    m_saving.reset();
    showRefusal();
    fail(errorText(error).sentence(), error);
}

void ReceivePage::fail(const QString& sentence, const Error& error)
{
    m_failure = sentence;
    m_error = error;
    showWarning();
}

/// After what could not be read, which is told anew if it still cannot.
void ReceivePage::readAgain()
{
    m_rowsProblem.reset();
    if (m_requestsProblem) m_list->setReading();
    m_requestsProblem.reset();
    refresh();
}

void ReceivePage::refresh()
{
    m_askedUnseen = !isVisible();
    emit receiveWanted(m_wallet, false);
    emit addressesWanted(m_wallet);
    emit requestsWanted(m_wallet);
}

void ReceivePage::adopt(const ReceiveAddress& address)
{
    m_shown = address;
    m_offered.reset();
    m_isChosen = false;
    m_wantsNext = false;
    m_asksAboutGap = false;
    m_failure.clear();
    showRefusal();
    showCurrent();
}

/// A fresh address for the next payment. Many unused ones in a row are told of first: only Lockstep looks that far.
void ReceivePage::startAnew()
{
    m_failure.clear();
    if (m_request) {
        m_request.reset();
        m_form->clear();
        if (m_shown->reused) return showCurrent();
    }
    if (m_offered) return adopt(*m_offered);
    m_asksAboutGap = unusedInARow() >= OthersGap;
    if (!m_asksAboutGap) askForNext();
    showCurrent();
}

void ReceivePage::askForNext()
{
    m_asksAboutGap = false;
    m_failure.clear();
    m_wantsNext = true;
    emit receiveWanted(m_wallet, true);
    showCurrent();
}

/// One that nobody was given, where there is such a one: a request or a label says that it is somebody's.
void ReceivePage::showOldestUnused()
{
    const auto isGiven = [this](const AddressRow& row) {
        const QList<PaymentRequest>& requests = m_list->requests();
        return isReserved(row) || std::ranges::find(requests, row.address, &PaymentRequest::address) != requests.end();
    };
    const AddressRow* best = nullptr;
    const auto rank = [&](const AddressRow& row) { return std::pair(isGiven(row), row.index); };
    for (const AddressRow& row : std::as_const(m_rows))
        if (!isTaken(row) && !row.isChange && !row.isImported && (!best || rank(row) < rank(*best))) best = &row;
    if (!best) return;
    adopt({best->address, {}, best->path, best->index, false});
    m_isChosen = true;
}

void ReceivePage::saveRequest()
{
    if (!m_shown || m_saving) return;
    m_saving = Saving{m_shown->address, newestAt(m_shown->address)};
    m_failure.clear();
    showRefusal();
    emit requestWanted(m_wallet, m_shown->address, m_form->amount(), m_form->label(), m_form->message());
}

void ReceivePage::showRefusal()
{
    if (m_saving) return m_form->setRefusal(tr("One moment: it is being saved."));
    m_form->setRefusal(m_shown ? QString() : tr("There is no address to be paid on."));
}

std::int64_t ReceivePage::newestAt(const QString& address) const
{
    std::int64_t newest = 0;
    for (const PaymentRequest& request : m_list->requests())
        if (request.address == address) newest = std::max(newest, request.id);
    return newest;
}

void ReceivePage::saveImage()
{
    const QString name = u"%1.png"_s.arg(m_shown ? m_shown->address : QString());
    auto* dialog = openSaveDialog(this, tr("Save the QR code"), name, tr("Pictures (*.png)"));
    markAsOf(*dialog, m_wallet); // the name is the address
    connect(dialog, &QFileDialog::fileSelected, this, [this, image = m_panel->image()](const QString& path) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        emit fileWanted(path, png);
    });
}

void ReceivePage::showRequest(std::int64_t id)
{
    const PaymentRequest* request = m_list->find(id);
    if (!request) return;
    m_wantsNext = false; // a new one that is under way is offered later: it would stand beside this request's link
    m_asksAboutGap = false;
    m_failure.clear();
    if (!m_shown || m_shown->address != request->address) {
        if (m_shown && !m_shown->reused && !m_request) m_offered = m_shown; // still free
        const AddressRow row = m_rows.value(request->address);
        m_shown = ReceiveAddress{request->address, {}, row.path, row.index, m_shown && m_shown->reused};
    }
    m_request = id;
    m_form->showSaved(*request);
    showCurrent();
}

void ReceivePage::showCurrent()
{
    showWarning();
    if (!m_shown) return;
    m_panel->setAddress(m_shown->address, addressPlaceText(*m_shown));
    m_panel->setNewText(m_shown->reused ? tr("&New request") : tr("&New address"));
    const PaymentRequest* request = m_request ? m_list->find(*m_request) : nullptr;
    m_panel->setLink(request ? request->uri
                             : paymentUri(m_shown->address, m_form->amount(), m_form->label(), m_form->message()));
    showState();
}

void ReceivePage::showState()
{
    if (!m_shown) return;
    const AddressRow row = m_rows.value(m_shown->address);
    if (const PaymentRequest* request = m_request ? m_list->find(*m_request) : nullptr) {
        const RequestStanding standing = standingOf(*request, row, m_syncedTo);
        return m_panel->setState(standing.symbol, standing.text,
                                 standing.isSettling ? Tone::Busy : toneOf(request->state));
    }
    if (m_shown->reused || !m_areRowsRead) return m_panel->setState({}, {}, Tone::Neutral);
    const PaymentRequest::State state = arrivalState(row);
    m_panel->setState(arrivalSymbol(row, m_syncedTo), arrivalText(row, m_syncedTo),
                      isSettling(row, m_syncedTo) ? Tone::Busy : toneOf(state));
}

void ReceivePage::showWarning()
{
    m_oldest->setVisible(m_asksAboutGap);
    m_anyway->setVisible(m_asksAboutGap);
    m_copy->offer(m_failure.isEmpty() ? QList<Error>() : QList{m_error});
    if (!m_failure.isEmpty()) return m_warning->setContent(u"⚠"_s, m_failure, Tone::Bad);
    if (m_asksAboutGap)
        return m_warning->setContent(
            u"⚠"_s,
            tr("%1 unused addresses in a row. After a restore, other wallets may not find what "
               "comes beyond %2; Lockstep looks further.")
                .arg(unusedInARow())
                .arg(OthersGap),
            Tone::Warning);
    const AddressRow row = m_shown ? m_rows.value(m_shown->address) : AddressRow();
    if (row.unverified > Amount())
        return m_warning->setContent(u"⚠"_s,
                                     tr("A peer told of a payment to this address. Nobody has checked it, and it may "
                                        "never arrive: it is yours once a block has it."),
                                     Tone::Warning);
    const PaymentRequest* request = m_request ? m_list->find(*m_request) : nullptr;
    const bool isOwed = request && request->state != PaymentRequest::State::Paid;
    if (m_shown && !m_shown->reused && row.used && !isOwed) // who still owes pays to this one
        return m_warning->setContent(u"⚠"_s,
                                     tr("This address has been paid. Take a new one for the next payment: everybody "
                                        "can see which payments went to one address."),
                                     Tone::Warning);
    m_warning->setContent({}, {}, Tone::Neutral);
}

int ReceivePage::unusedInARow() const
{
    if (!m_areRowsRead || !m_shown || m_shown->reused) return 0;
    std::int64_t lastUsed = -1;
    for (const AddressRow& row : m_rows)
        if (isTaken(row) && !row.isChange && !row.isImported) lastUsed = std::max<std::int64_t>(lastUsed, row.index);
    return static_cast<int>(std::max<std::int64_t>(0, std::int64_t{m_shown->index} - lastUsed));
}

bool ReceivePage::isSpokenFor() const
{
    return m_shown && (isVisible() || m_request || m_isChosen || !m_form->isEmpty());
}

} // namespace lockstep::ui
