// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/filepartspage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/ticklist.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/format/wallets/walletfiletext.h"
#include "ui/style/fonts.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

FilePartsPage::FilePartsPage(const QString& fileName, WalletFile file, QWidget* parent)
    : WizardPage(tr("What is in the file"), parent)
    , m_file(std::move(file))
    , m_list(new TickList(u"part"_s, this))
    , m_known(m_file.parts.size())
    , m_knownNote(paragraph({}, this))
    , m_message(fieldMessage(u"partsProblemLabel", this))
{
    PlainLabel* what = paragraph(walletFileTitle(m_file), this);
    what->setObjectName(u"fileFormatLabel");
    what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    const QString advice = tr("Each wallet that is ticked is watched, without keys. Compare its first address with the "
                              "other program.");
    //: %1: name of a file; %2: sentences
    PlainLabel* how = paragraph(fileName.isEmpty() ? advice : tr("From \"%1\". %2").arg(fileName, advice), this,
                                PlainLabel::Colour::Muted);
    how->setObjectName(u"fileAdviceLabel");
    PlainLabel* notes = paragraph({}, this);
    notes->setObjectName(u"fileNotesLabel");
    notes->say(walletFileNotes(m_file).join(u'\n'));
    QStringList titles;
    for (const WalletFile::Part& part : std::as_const(m_file.parts)) {
        titles += walletPartTitle(part);
        m_lines += walletPartLine(part);
    }
    if (const auto labels = static_cast<int>(m_file.labels.lines.size()); labels > 0) {
        titles += tr("%1 labels", nullptr, labels).arg(numberText(labels));
        m_lines += tr("For payments and addresses of this wallet.");
    }
    m_list->setThings(titles, m_lines);
    for (qsizetype i = 0; i < m_file.parts.size(); ++i) m_list->setTicked(i, m_file.parts[i].isActive);
    for (QWidget* part :
         {static_cast<QWidget*>(what), static_cast<QWidget*>(how), static_cast<QWidget*>(notes),
          static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_knownNote), static_cast<QWidget*>(m_message)})
        content()->addWidget(part);
    content()->addStretch(1);
    m_knownNote->setObjectName(u"watchedAlreadyLabel");
    m_knownNote->hide();
    connect(m_list, &TickList::changed, m_message, &QWidget::hide);
    connect(m_list, &TickList::changed, this, &FilePartsPage::tellWhatComes);
}

QList<WalletFile::Part> FilePartsPage::chosen() const
{
    QList<WalletFile::Part> parts;
    for (const qsizetype place : m_list->ticked())
        if (place < labelsPlace()) parts += m_file.parts[place];
    return parts;
}

QList<WatchQuestion> FilePartsPage::questions() const
{
    QList<WatchQuestion> all;
    for (const WalletFile::Part& part : m_file.parts) all += WatchQuestion{part.text, part.type, {}};
    return all;
}

void FilePartsPage::setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched)
{
    const auto place = questions().indexOf(asked);
    if (place < 0) return;
    if (!watched.same.isEmpty()) return setHereAlready(place, watched.same);
    if (const QString words = alreadyWatchedText(watched); !words.isEmpty())
        //: %1: which wallet of a file; %2: sentences, that others here have it already
        m_known[place] = tr("%1: %2").arg(walletPartTitle(m_file.parts[place]), words);
    QStringList lines = m_known;
    lines.removeAll(QString());
    m_knownNote->say(lines.join(u'\n'));
}

/// It is not ticked by itself; who ticks it again is not asked a second time.
void FilePartsPage::setHereAlready(qsizetype place, const QString& wallet)
{
    if (m_here.contains(place)) return;
    m_here.insert(place, wallet);
    if (!m_isLeft) m_list->setTicked(place, false);
    //: %1: name of a wallet; %2: what a wallet of a file is, and its first address
    m_lines[place] = tr("Already here as \"%1\". %2").arg(wallet, m_lines[place]);
    m_list->setLines(m_lines);
    tellWhatComes();
}

void FilePartsPage::tellWhatComes()
{
    emit acceptTextChanged();
    emit titleChanged(); // and how many steps there are
}

bool FilePartsPage::wantsLabels() const { return m_list->ticked().contains(labelsPlace()); }

/// Later labels of a wallet that is here already are wanted without adding it again.
QString FilePartsPage::onlyLabelsFor() const
{
    return wantsLabels() && chosen().isEmpty() && !m_here.isEmpty() ? m_here.first() : QString();
}

void FilePartsPage::entered()
{
    m_isLeft = false;
    m_list->first()->setFocus();
}

void FilePartsPage::left() { m_isLeft = true; }

bool FilePartsPage::isSound()
{
    if (!chosen().isEmpty() || !onlyLabelsFor().isEmpty()) return sayUnder(*m_list->first(), *m_message, {});
    const bool offersLabels = !m_here.isEmpty() && !m_file.labels.lines.isEmpty();
    return sayUnder(*m_list->first(), *m_message,
                    offersLabels ? tr("Tick a wallet, or the labels.") : tr("Tick at least one wallet."));
}

QString FilePartsPage::acceptText() const
{
    return onlyLabelsFor().isEmpty() ? WizardPage::acceptText() : tr("&Apply labels");
}

} // namespace lockstep::ui
