// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/files/headerfile.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/upkeep/upkeep.h"

#include <optional>
#include <string>

namespace lockstep {

/// Writes the headers whose work is proved to a file. Errors: NotFound when there are none yet; HeaderFileWriter's.
class HeaderExport final : public Upkeep
{
public:
    HeaderExport(const ChainState& chain, DatabaseIdentity network, std::string path,
                 UpkeepDone<HeaderFileReport> done);

    void tellProgress() const override;
    Result<bool> step() override;
    void end(const std::optional<Error>& error) override;

private:
    const ChainState& m_chain;
    DatabaseIdentity m_network;
    std::string m_path;
    UpkeepDone<HeaderFileReport> m_done;
    HeaderFileHead m_head;
    BlockHeight m_next{1};
    std::optional<HeaderFileWriter> m_file;
};

/// Reads headers from a file that may be anything: its checksum first, then every header under the rules that hold for
/// those of peers. Errors: HeaderFileReader's; those of HeaderChain::accept, with the height of the header that broke
/// the rule as the detail (the sound ones before it are kept); Unconnected when the file begins above what we have.
class HeaderImport final : public Upkeep
{
public:
    /// Accepts and stores a run of headers, as the loop does with a peer's.
    using Accept = std::function<Result<HeaderChainChange>(std::span<const BlockHeader>)>;

    HeaderImport(const ChainState& chain, DatabaseIdentity network, std::string path, Accept accept,
                 UpkeepDone<HeaderFileReport> done);

    void tellProgress() const override;
    Result<bool> step() override;
    void end(const std::optional<Error>& error) override;

private:
    Result<bool> take(std::span<const BlockHeader> headers);
    HeaderFileReport report() const;

    const ChainState& m_chain;
    DatabaseIdentity m_network;
    std::string m_path;
    Accept m_accept;
    UpkeepDone<HeaderFileReport> m_done;
    std::optional<HeaderFileReader> m_file;
    bool m_isSummed = false;
    BlockHeight m_next{1};
    std::optional<BlockHash> m_last; ///< The last header of the file, once it is taken.
    std::int32_t m_added = 0;
    bool m_hasSwitched = false;
};

} // namespace lockstep
