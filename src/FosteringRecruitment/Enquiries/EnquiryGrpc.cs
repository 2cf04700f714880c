using Grpc.Core;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Every RPC about enquiries and the use case behind it.</summary>
sealed class EnquiryGrpc : EnquiryService.EnquiryServiceBase
{
    public override Task<FindPossibleDuplicatesResponse> FindPossibleDuplicates(FindPossibleDuplicatesRequest request, ServerCallContext call) =>
        call.UseCase<FindPossibleDuplicates>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReceiveEnquiryResponse> ReceiveEnquiry(ReceiveEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<ReceiveEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectEnquirersResponse> CorrectEnquirers(CorrectEnquirersRequest request, ServerCallContext call) =>
        call.UseCase<CorrectEnquirers>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateEnquiryResponse> AllocateEnquiry(AllocateEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<AllocateEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetEnquiryRestrictionResponse> SetEnquiryRestriction(SetEnquiryRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetEnquiryRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RespondToEnquiryResponse> RespondToEnquiry(RespondToEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<RespondToEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<BookVisitResponse> BookVisit(BookVisitRequest request, ServerCallContext call) =>
        call.UseCase<BookVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordInitialVisitResponse> RecordInitialVisit(RecordInitialVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordInitialVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ScreenEnquiryResponse> ScreenEnquiry(ScreenEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<ScreenEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<InviteToApplyResponse> InviteToApply(InviteToApplyRequest request, ServerCallContext call) =>
        call.UseCase<InviteToApply>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SignpostEnquiryResponse> SignpostEnquiry(SignpostEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<SignpostEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawEnquiryResponse> WithdrawEnquiry(WithdrawEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricEnquiryResponse> FinishHistoricEnquiry(FinishHistoricEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetEnquiryResponse> GetEnquiry(GetEnquiryRequest request, ServerCallContext call) =>
        call.UseCase<GetEnquiry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListEnquiriesResponse> ListEnquiries(ListEnquiriesRequest request, ServerCallContext call) =>
        call.UseCase<ListEnquiries>().Handle(request, call.Caller(), call.CancellationToken);
}
